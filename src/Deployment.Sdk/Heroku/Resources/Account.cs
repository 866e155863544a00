using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The account that a token belongs to: <c>GET /account</c>.</summary>
internal sealed record Account
{
    /// <summary>The identifier of the account, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its e-mail address.</summary>
    [AllowNull]
    public string Email { get; init => field = value ?? field; } = "";

    /// <summary>The full name of its owner; null if never given.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is protected by a second factor.</summary>
    public bool TwoFactorAuthentication { get; init; }

    /// <summary>Whether Heroku knows how it pays.</summary>
    public bool Verified { get; init; }

    /// <summary>Whether an identity provider signs its owner in.</summary>
    public bool Federated { get; init; }

    /// <summary>The identity provider; null if the account is not federated.</summary>
    public IdentityProvider? IdentityProvider { get; init; }

    /// <summary>Whether it may use what Heroku tries out.</summary>
    public bool Beta { get; init; }

    /// <summary>Whether its visits to Heroku's pages may be told to others.</summary>
    public bool AllowTracking { get; init; }

    /// <summary>The country of its owner; null if never given.</summary>
    public string? CountryOfResidence { get; init; }

    /// <summary>The telephone number of its owner; null if never given.</summary>
    public string? SmsNumber { get; init; }

    /// <summary>The team that its new apps belong to; null if they are personal.</summary>
    public Reference? DefaultTeam { get; init; }

    /// <summary>The older name of <see cref="DefaultTeam"/>.</summary>
    public Reference? DefaultOrganization { get; init; }

    /// <summary>When Heroku suspended it; null if it is in order.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>When a payment fell behind; null if it is in order.</summary>
    public DateTimeOffset? DelinquentAt { get; init; }

    /// <summary>When its owner last signed in; null if never.</summary>
    public DateTimeOffset? LastLogin { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
