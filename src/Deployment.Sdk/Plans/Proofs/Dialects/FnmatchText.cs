namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>
/// Ruby's <c>fnmatch</c> with <c>FNM_PATHNAME</c>: <c>*</c> and <c>?</c> stop at <c>/</c>; <c>**</c> crosses it only as a whole part
/// with a <c>/</c> behind it, and is <c>*</c> at the end of the text.
/// </summary>
internal static class FnmatchText
{
    public static IReadOnlyList<DialectPiece>? Read(string text)
    {
        var pieces = new List<DialectPiece>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '?')
            {
                pieces.Add(new(DialectPieceKind.OneButSlash));
            }
            else if (text[at] != '*')
            {
                pieces.Add(LiteralText.Character(text[at]));
            }
            else if (at + 1 == text.Length || text[at + 1] != '*')
            {
                pieces.Add(new(DialectPieceKind.ManyButSlash));
            }
            else if (at > 0 && text[at - 1] != '/')
            {
                // "a**", which is not documented.
                return null;
            }
            else if (at + 2 == text.Length)
            {
                pieces.Add(new(DialectPieceKind.ManyButSlash));
                at++;
            }
            else if (text[at + 2] == '/')
            {
                pieces.Add(new(DialectPieceKind.Folders));
                at += 2;
            }
            else
            {
                return null;
            }
        }

        return pieces;
    }
}
