namespace Deployment.Sdk.Heroku;

/// <summary>Something that the provider of an add-on offers to do with it.</summary>
internal sealed record AddOnAction
{
    /// <summary>The identifier of the action; null if left out.</summary>
    public string? Id { get; init; }

    /// <summary>What the dashboard calls it; null if left out.</summary>
    public string? Label { get; init; }

    /// <summary>The word that is sent to the provider; null where there is an address.</summary>
    public string? Action { get; init; }

    /// <summary>Where it leads; null where there is a word.</summary>
    public Uri? Url { get; init; }

    /// <summary>Whether only the owner of the app may; null if left out.</summary>
    public bool? RequiresOwner { get; init; }
}
