namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Why a text is no branch pattern.</summary>
/// <param name="Start">Where in the pattern's value the offending characters start.</param>
/// <param name="Length">How many they are; 0 only for an empty pattern.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Remedy">What to write instead, as a sentence.</param>
internal sealed record PatternError(int Start, int Length, string Problem, string Remedy)
{
    /// <summary>Whether the offending characters are a placeholder that there is not.</summary>
    public bool IsOfPlaceholder { get; init; }
}
