namespace Deployment.Sdk.Emulator.Wire;

/// <summary>The account that the token belongs to.</summary>
internal sealed record AccountBody
{
    public required Guid Id { get; init; }

    public required string Email { get; init; }

    public string? Name { get; init; }

    public bool AllowTracking { get; init; }

    public bool Beta { get; init; }

    public bool Federated { get; init; }

    public bool Verified { get; init; } = true;

    public bool TwoFactorAuthentication { get; init; }

    public string? CountryOfResidence { get; init; }

    public string? SmsNumber { get; init; }

    public string? LastLogin { get; init; }

    public string? SuspendedAt { get; init; }

    public string? DelinquentAt { get; init; }

    public IdAndName? DefaultTeam { get; init; }

    public IdAndName? DefaultOrganization { get; init; }

    public IdAndName? IdentityProvider { get; init; }

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }
}

/// <summary>How many calls are left.</summary>
internal sealed record RateLimitBody(int Remaining);
