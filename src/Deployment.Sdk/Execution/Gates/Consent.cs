using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What the person who started the delivery said beforehand.</summary>
/// <param name="Approvals">The roles that they assert to have approved (<c>--approve ROLE</c>).</param>
/// <param name="Confirmations">The apps whose change they confirm by name (<c>--confirm APP</c>).</param>
internal sealed record Consent(ImmutableArray<string> Approvals, ImmutableArray<string> Confirmations)
{
    public static Consent None { get; } = new([], []);

    /// <summary>Why they go through freezes and holds; null when they do not.</summary>
    public string? Override { get; init; }

    /// <summary>The request that the delivery must be of; null for whatever it is.</summary>
    public string? Request { get; init; }

    /// <summary>Whether they ask once more what was answered with no.</summary>
    public bool AsksAgain { get; init; }
}
