namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>
/// Filters of GitHub Actions: <c>*</c> is any number of characters other than <c>/</c>, <c>**</c> of any, <c>?</c> makes the
/// character before it optional, <c>+</c> repeats it. What either means behind anything else is not documented.
/// </summary>
internal static class ActionsText
{
    public static IReadOnlyList<DialectPiece>? Read(string text) =>
        Read(text, DialectPieceKind.ManyButSlash, DialectPieceKind.Many, DialectPieceKind.RepeatedCharacter);

    /// <summary>Where neither <c>+</c> is documented nor whether the stars can be nothing.</summary>
    public static IReadOnlyList<DialectPiece>? ReadAsFarAsKnown(string text) =>
        Read(text, DialectPieceKind.SomeButSlash, DialectPieceKind.Some, plus: null);

    private static List<DialectPiece>? Read(string text, DialectPieceKind star, DialectPieceKind stars, DialectPieceKind? plus)
    {
        var pieces = new List<DialectPiece>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '*')
            {
                var isTwo = at + 1 < text.Length && text[at + 1] == '*';
                pieces.Add(new(isTwo ? stars : star));
                at += isTwo ? 1 : 0;
            }
            else if (text[at] is not ('?' or '+'))
            {
                pieces.Add(LiteralText.Character(text[at]));
            }
            else if ((text[at] == '?' ? DialectPieceKind.OptionalCharacter : plus) is { } kind
                && pieces.Count > 0 && pieces[pieces.Count - 1] is { Kind: DialectPieceKind.Character } last
                && !char.IsSurrogate(last.Character))
            {
                pieces[pieces.Count - 1] = last with { Kind = kind };
            }
            else
            {
                return null;
            }
        }

        return pieces;
    }
}
