namespace Deployment.Sdk.Heroku;

/// <summary>The account that did something.</summary>
internal sealed record UserReference
{
    /// <summary>The identifier of the account, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its e-mail address; null where Heroku leaves it out.</summary>
    public string? Email { get; init; }
}
