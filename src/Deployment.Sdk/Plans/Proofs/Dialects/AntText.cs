namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>
/// Ant's patterns as Bitbucket Data Center matches them, against the end of the whole ref: <c>*</c> and <c>?</c> stop at <c>/</c>,
/// <c>**</c> as a whole part is any number of parts, and any number of parts may stand before the text.
/// </summary>
internal static class AntText
{
    public static IReadOnlyList<DialectPiece>? Read(string text)
    {
        var pieces = new List<DialectPiece> { new(DialectPieceKind.Folders) };
        for (var at = 0; at < text.Length; at++)
        {
            var isTwo = text[at] == '*' && at + 1 < text.Length && text[at + 1] == '*';
            if (!isTwo)
            {
                pieces.Add(text[at] switch
                {
                    '*' => new(DialectPieceKind.SomeButSlash),
                    '?' => new(DialectPieceKind.OneButSlash),
                    _ => LiteralText.Character(text[at]),
                });
                continue;
            }

            if ((at > 0 && text[at - 1] != '/') || (at + 2 < text.Length && text[at + 2] != '/'))
            {
                // Stars in the middle of a part, which is not documented.
                return null;
            }

            if (at + 2 < text.Length)
            {
                pieces.Add(new(DialectPieceKind.Folders));
                at += 2;
            }
            else if (at == 0)
            {
                pieces.Add(new(DialectPieceKind.Many));
                at++;
            }
            else if (pieces[pieces.Count - 1].Kind == DialectPieceKind.Folders)
            {
                // "a/**/**", where it matters what the stars leave of the '/' between them.
                return null;
            }
            else
            {
                pieces[pieces.Count - 1] = new(DialectPieceKind.Below);
                at++;
            }
        }

        return pieces;
    }
}
