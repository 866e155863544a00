namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>Globs of Bitbucket Pipelines: <c>*</c> does not cross <c>/</c>, <c>**</c> does, and <c>?</c> is not documented.</summary>
internal static class PipelinesText
{
    public static IReadOnlyList<DialectPiece>? Read(string text)
    {
        if (text.IndexOf('?') >= 0)
        {
            return null;
        }

        var pieces = new List<DialectPiece>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '*')
            {
                pieces.Add(LiteralText.Character(text[at]));
            }
            else if (at + 1 < text.Length && text[at + 1] == '*')
            {
                pieces.Add(new(DialectPieceKind.Some));
                at++;
            }
            else
            {
                pieces.Add(new(DialectPieceKind.SomeButSlash));
            }
        }

        return pieces;
    }
}
