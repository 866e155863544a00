using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Who owns an identity provider.</summary>
internal sealed record IdentityProviderOwner
{
    /// <summary>The identifier of the owner, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary><c>team</c> or <c>enterprise-account</c>.</summary>
    [AllowNull]
    public string Type { get; init => field = value ?? field; } = "";
}
