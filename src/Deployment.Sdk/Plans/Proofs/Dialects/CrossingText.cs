namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>Texts in which <c>*</c> is any number of characters, <c>/</c> included, and every other character itself.</summary>
internal static class CrossingText
{
    public static IReadOnlyList<DialectPiece> Read(string text) =>
        [.. text.Select(character => character == '*' ? new(DialectPieceKind.Many) : LiteralText.Character(character))];
}
