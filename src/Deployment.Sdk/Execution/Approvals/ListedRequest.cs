using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>A request that waits.</summary>
internal sealed record ListedRequest(
    string Request,
    string Environment,
    string Verb,
    string? From,
    string Commit,
    DateTimeOffset FiledAt,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<string> Requesters,
    IReadOnlyList<string> Unmapped,
    ImmutableArray<ListedRole> Roles,
    string Command);
