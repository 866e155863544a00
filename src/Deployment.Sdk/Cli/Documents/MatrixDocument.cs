namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>matrix --json</c> prints.</summary>
internal sealed record MatrixDocument(int Schema, string Pipeline, IReadOnlyList<MatrixClass> Classes);

/// <summary>A class of branches that the plan tells apart.</summary>
/// <param name="Branch">Its shortest branch; null when it is undecided.</param>
/// <param name="Undecided">Why it is not known which branches these are; null mostly.</param>
/// <param name="Role">What the branches are for; null when no line names them.</param>
/// <param name="Stable">Whether they may reach production.</param>
/// <param name="Route">The pattern of the route that takes them; null when none does.</param>
/// <param name="Slot">The slot that the branch's name selects.</param>
/// <param name="Environments">Where they go, in words.</param>
/// <param name="Promotions">What can follow.</param>
internal sealed record MatrixClass(
    string? Branch,
    string? Undecided,
    string? Role,
    bool Stable,
    string? Route,
    string? Slot,
    IReadOnlyList<string> Environments,
    IReadOnlyList<MatrixStep> Promotions);

/// <summary>A promotion that can follow, and what it needs, in words.</summary>
internal sealed record MatrixStep(string From, string To, IReadOnlyList<string> Needs);
