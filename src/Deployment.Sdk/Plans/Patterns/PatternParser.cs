namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Reads a pattern from left to right; the first thing that would be misread elsewhere, or is no Git branch, ends it.</summary>
internal sealed class PatternParser(string text)
{
    private readonly List<PatternToken> tokens = [];
    private int literalStart;
    private int at;

    public string Text => text;

    public IReadOnlyList<PatternToken> Tokens => tokens;

    public PatternError? Parse()
    {
        if (PatternSyntax.WholeTextError(text) is { } whole)
        {
            return whole;
        }

        while (at < text.Length)
        {
            var error = PatternSyntax.ErrorAt(text, at) ?? Read();
            if (error is not null)
            {
                return error;
            }
        }

        EndLiteral();
        return PatternSyntax.EndError(text);
    }

    private PatternError? Read()
    {
        switch (text[at])
        {
            case '*':
                return ReadStars();
            case '?':
                Take(PatternTokenKind.AnyCharacter, 1);
                return null;
            case '{':
                return ReadPlaceholder();
            default:
                at++;
                return null;
        }
    }

    private PatternError? ReadStars()
    {
        var end = at;
        while (end < text.Length && text[end] == '*')
        {
            end++;
        }

        var count = end - at;
        if (count > 2)
        {
            return new(at, count, $"{count} stars in a row mean nothing.", "Write '**', which crosses '/', or '*', which does not.");
        }

        Take(count == 2 ? PatternTokenKind.AnyPath : PatternTokenKind.AnyText, count);
        return null;
    }

    private PatternError? ReadPlaceholder()
    {
        if (PatternSyntax.PlaceholderError(text, at) is { } error)
        {
            return error;
        }

        if (tokens.Any(token => token.Kind == PatternTokenKind.Slot))
        {
            return new(at, Placeholder.Slot.Length, "A branch names one slot, so a pattern has at most one '{slot}'.", "Write '*' here instead.");
        }

        Take(PatternTokenKind.Slot, Placeholder.Slot.Length);
        return null;
    }

    private void Take(PatternTokenKind kind, int length)
    {
        EndLiteral();
        tokens.Add(new(kind, text.Substring(at, length), at));
        at += length;
        literalStart = at;
    }

    private void EndLiteral()
    {
        if (literalStart < at)
        {
            tokens.Add(new(PatternTokenKind.Literal, text.Substring(literalStart, at - literalStart), literalStart));
        }

        literalStart = at;
    }
}
