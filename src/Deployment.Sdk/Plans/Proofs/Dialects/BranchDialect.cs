using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>How another system reads a branch pattern.</summary>
/// <param name="name">Whose patterns these are, such as <c>GitHub Actions branch filters</c>.</param>
/// <param name="read">The parts of a text in it; null if what the text means there is not documented.</param>
internal sealed class BranchDialect(string name, Func<string, IReadOnlyList<DialectPiece>?> read)
{
    public string Name => name;

    /// <summary>
    /// The branches that the text of a pattern of ours means there; null if that is not documented. <c>{slot}</c> is nothing but
    /// these six characters there.
    /// </summary>
    public DialectLanguage? LanguageOf(BranchPattern pattern) => LanguageOf(pattern.Text);

    /// <summary>The branches that a text means there; null if that is not documented.</summary>
    public DialectLanguage? LanguageOf(string text) => read(text) is { } pieces ? DialectLanguage.Of(pieces) : null;

    public override string ToString() => name;
}
