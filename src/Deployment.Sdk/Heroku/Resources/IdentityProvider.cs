using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Who signs in the owner of a federated account.</summary>
internal sealed record IdentityProvider
{
    /// <summary>The identifier of the identity provider, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, unique on Heroku.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>The team that it belongs to, by name.</summary>
    public TeamName? Team { get; init; }

    /// <summary>The older name of <see cref="Team"/>.</summary>
    public TeamName? Organization { get; init; }

    /// <summary>Who owns it.</summary>
    public IdentityProviderOwner? Owner { get; init; }
}
