using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>The branches that a text means to another system, as far as that system is documented.</summary>
/// <param name="Surely">What it matches by the documentation.</param>
/// <param name="Possibly">That, and what it may match where the documentation says nothing.</param>
internal sealed record DialectLanguage(BranchLanguage Surely, BranchLanguage Possibly)
{
    public static DialectLanguage Of(IReadOnlyList<DialectPiece> pieces) => new(
        PatternLanguage.Of(new DialectPlaces(pieces, withPossible: false)), PatternLanguage.Of(new DialectPlaces(pieces, withPossible: true)));
}
