namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>matrix --against FILE --json</c> prints.</summary>
internal sealed record MatrixDifferenceDocument(
    int Schema, string Pipeline, string Against, bool Same, IReadOnlyList<MatrixDifference> Differences);

/// <summary>One difference, in words.</summary>
/// <param name="Branch">The branch that shows it; null when it is not about one.</param>
/// <param name="Change">What was and what is now.</param>
internal sealed record MatrixDifference(string? Branch, string Change);
