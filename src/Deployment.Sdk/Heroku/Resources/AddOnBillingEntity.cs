using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Who is billed for an add-on.</summary>
internal sealed record AddOnBillingEntity
{
    /// <summary>The identifier of the app or team, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary><c>app</c> or <c>team</c>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string Type { get; init => field = value ?? field; } = "";
}
