namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>Texts that name one branch each. One with <c>*</c> or <c>?</c> in it names none: git allows no such branch.</summary>
internal static class LiteralText
{
    public static IReadOnlyList<DialectPiece> Read(string text) => [.. text.Select(Character)];

    /// <summary>The same, but not known where one of some characters may make it something else.</summary>
    public static IReadOnlyList<DialectPiece>? ReadUnless(string text, params char[] special) =>
        text.IndexOfAny(special) < 0 ? Read(text) : null;

    public static DialectPiece Character(char character) => new(DialectPieceKind.Character, character);
}
