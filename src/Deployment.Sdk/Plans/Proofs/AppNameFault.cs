namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Why a text is no Heroku app name.</summary>
/// <param name="Expanded">The text with its slot filled in.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Remedy">What to write instead, as a sentence.</param>
internal sealed record AppNameFault(string Expanded, string Problem, string Remedy)
{
    /// <summary>Whether nothing is wrong with the text but a placeholder that nothing binds.</summary>
    public bool IsOfPlaceholder { get; init; }
}
