namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>A token that starts with letters of its issuer's.</summary>
/// <param name="Kind">What it is, with an article.</param>
/// <param name="Prefix">What it starts with.</param>
/// <param name="Alphabet">What the rest is made of.</param>
/// <param name="Min">How long the rest is at least.</param>
/// <param name="Max">How long the rest is at most; a longer run is another thing.</param>
internal sealed record TokenShape(string Kind, string Prefix, Func<char, bool> Alphabet, int Min, int Max = TokenShape.Bound)
{
    private const int Bound = 4096;

    /// <summary>How much of it is looked at to tell whether it is made up: no made-up text looks like words for so long.</summary>
    private const int Judged = 256;

    /// <summary>Whether the rest has to look made up as well: a person could write such a start, as in <c>sk-proj-demo</c>.</summary>
    public bool IsMadeUp { get; init; }

    public FoundSecret? Find(string text)
    {
        // What was passed once is not passed again: a text may be nothing but starts.
        var end = 0;
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            if (at > 0 && TokenAlphabet.IsWord(text[at - 1]))
            {
                continue;
            }

            var start = at + Prefix.Length;
            end = Math.Max(end, start);
            end += TokenAlphabet.Run(text, end, start + Max + 1 - end, Alphabet);
            var rest = end - start;
            if (rest >= Min
                && (rest <= Max || Max == Bound)
                && (!IsMadeUp || RandomText.IsIn(text, start, Math.Min(rest, Judged)))
                && !Placeholder.IsIn(text, at, Prefix.Length + rest))
            {
                return new FoundSecret(Kind, at, Prefix.Length + rest);
            }
        }

        return null;
    }

    private int Next(string text, int from) => text.IndexOf(Prefix, from, StringComparison.Ordinal);
}
