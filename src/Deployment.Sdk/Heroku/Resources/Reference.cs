namespace Deployment.Sdk.Heroku;

/// <summary>Another resource, named inside the one that was asked for.</summary>
internal sealed record Reference
{
    /// <summary>The identifier of the other resource, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; null where Heroku gives only the identifier.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id;
}
