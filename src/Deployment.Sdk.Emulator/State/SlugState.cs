using System.Collections.Immutable;

namespace Deployment.Sdk.Emulator.State;

/// <summary>What a build makes: process types and the commit they came from. The files themselves are not kept.</summary>
internal sealed record SlugState
{
    /// <summary>The process type that runs before a release becomes current.</summary>
    public const string ReleaseType = "release";

    public required Guid Id { get; init; }

    public required Guid AppId { get; init; }

    public ImmutableDictionary<string, string> ProcessTypes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? Commit { get; init; }

    public string? CommitDescription { get; init; }

    public string? Checksum { get; init; }

    public string? BuildpackDescription { get; init; }

    public long? Size { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string? ReleaseCommand() => ProcessTypes.GetValueOrDefault(ReleaseType);

    /// <summary>The first eight characters of the commit, as release descriptions show it.</summary>
    public string ShortCommit() => Commit is { Length: > 8 } ? Commit[..8] : Commit ?? "";
}
