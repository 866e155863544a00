using System.Collections.Immutable;

namespace Deployment.Sdk.Plans;

/// <summary>One class of branches that a plan does not tell apart: the same role, the same routes, the same slot.</summary>
public sealed class MatrixRow
{
    internal MatrixRow()
    {
    }

    /// <summary>
    /// The shortest branch of the class, and of several the one that looks most ordinary; null when <see cref="Undecided"/>.
    /// </summary>
    public string? Example { get; internal init; }

    /// <summary>Why it is not known which branches these are; null in every row of an ordinary plan.</summary>
    public string? Undecided { get; internal init; }

    /// <summary>What the branches are for; null when no line of the branching model names them.</summary>
    public BranchRole? Role { get; internal init; }

    /// <summary>Whether they may reach production.</summary>
    public bool IsStable { get; internal init; }

    /// <summary>The routes that take them, in source order: none, one, or several with the same pattern.</summary>
    public ImmutableArray<Route> Routes { get; internal init; } = [];

    /// <summary>The pattern of the routes; null when there is none.</summary>
    public string? Pattern => Routes is [var route, ..] ? route.Pattern : null;

    /// <summary>The slot that the branch's name selects through <c>{slot}</c>; null when the pattern has none.</summary>
    public string? Slot { get; internal init; }

    /// <summary>
    /// Where they go, in words, one for each environment: <c>UAT</c>, <c>dev-1</c>, or <c>dev-1 or dev-2, by the commit's author</c>.
    /// </summary>
    public ImmutableArray<string> Environments { get; internal init; } = [];

    /// <summary>The promotions that can follow, nearest first.</summary>
    public ImmutableArray<MatrixPromotion> Promotions { get; internal init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Example ?? $"{Pattern}: {Undecided}";
}
