namespace Deployment.Sdk.Heroku;

/// <summary>The account that a token belongs to: <c>GET /account</c>.</summary>
internal sealed record Account
{
    /// <summary>The identifier of the account, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its e-mail address.</summary>
    public string Email { get; init; } = "";

    /// <summary>The full name of its owner; null if never given.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is protected by a second factor.</summary>
    public bool TwoFactorAuthentication { get; init; }

    /// <summary>When Heroku suspended it; null if it is in order.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>When a payment fell behind; null if it is in order.</summary>
    public DateTimeOffset? DelinquentAt { get; init; }
}
