using Deployment.Sdk.Emulator.Hosting;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>A permission that was given out. The token itself is not shown: whoever asks has it.</summary>
internal sealed record AuthorizationBody
{
    public IssuedToken? AccessToken { get; init; }

    public IdAndName? Client { get; init; }

    public required string CreatedAt { get; init; }

    public string Description { get; init; } = "The token of this rehearsal";

    public IdOnly? Grant { get; init; }

    public required Guid Id { get; init; }

    public IssuedToken? RefreshToken { get; init; }

    public string[] Scope { get; init; } = ["global"];

    public IdOnly? Session { get; init; }

    public required string UpdatedAt { get; init; }

    public required NamedPerson User { get; init; }

    public static AuthorizationBody Of(Account account) => new()
    {
        CreatedAt = Constants.Time(DateTimeOffset.UnixEpoch),
        Id = DerivedId.Of(account.Id, 1),
        UpdatedAt = Constants.Time(DateTimeOffset.UnixEpoch),
        User = new NamedPerson(account.Id, account.Email, "Rehearsal"),
    };
}

/// <summary>A token with its remaining life in seconds.</summary>
internal sealed record IssuedToken(int? ExpiresIn, Guid Id, string Token);

/// <summary>A person with a name.</summary>
internal sealed record NamedPerson(Guid Id, string Email, string? FullName);
