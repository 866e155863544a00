using System.Collections.Immutable;

namespace Deployment.Sdk.Emulator.State;

/// <summary>One version of an app: a slug, if any, with the config vars of that moment.</summary>
internal sealed record ReleaseState
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Description { get; init; }

    public required Progress Status { get; init; }

    public Guid? SlugId { get; init; }

    public ImmutableDictionary<string, string> ConfigVars { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The last part of its output's address; null when no release command runs.</summary>
    public string? StreamId { get; init; }

    /// <summary>What the release command wrote, once it has ended.</summary>
    public string? Output { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
