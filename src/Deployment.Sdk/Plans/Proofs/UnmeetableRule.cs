namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Why a gate or a step can never be passed, or why a declaration cannot work.</summary>
/// <param name="Argument">The parameter or property that is at fault.</param>
/// <param name="Problem">What is wrong, with the figures, as a sentence.</param>
/// <param name="Remedy">What to write instead, as a sentence.</param>
internal sealed record UnmeetableRule(string Argument, string Problem, string Remedy)
{
    /// <summary>The characters of the argument's text that are at fault; null for all of it.</summary>
    public (int Start, int Length)? Part { get; init; }
}
