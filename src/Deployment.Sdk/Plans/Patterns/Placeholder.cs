namespace Deployment.Sdk.Plans.Patterns;

/// <summary>A name in braces, in a branch pattern, an environment's name or an app's name.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Text">It with its braces, such as <c>{slot}</c>.</param>
internal sealed record Placeholder(int Start, string Text)
{
    /// <summary>The only one that there is.</summary>
    public const string Slot = "{slot}";

    /// <summary>Whether it is the one for the slot.</summary>
    public bool IsSlot => Text == Slot;

    /// <summary>
    /// Those of a text. Alternatives (<c>{a,b}</c>, <c>{1..3}</c>), a brace that is not closed, and what Git refuses as <c>@{</c> are
    /// none.
    /// </summary>
    public static IEnumerable<Placeholder> In(string text)
    {
        var open = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '{')
            {
                open = at;
            }
            else if (text[at] == '}' && open >= 0)
            {
                var found = new Placeholder(open, text.Substring(open, at + 1 - open));
                if (found.IsSlot || (IsName(found.Text) && (open == 0 || text[open - 1] != '@')))
                {
                    yield return found;
                }

                open = -1;
            }
        }
    }

    /// <summary>A name with the slot in place of its placeholder; as it is where there is no slot.</summary>
    public static string FillSlot(string template, string? slot) => slot is null ? template : template.Replace(Slot, slot);

    /// <summary>A text with another one in place of some of its placeholders.</summary>
    public static string Replace(string text, IEnumerable<Placeholder> placeholders, Func<Placeholder, string> replacement) =>
        placeholders.OrderByDescending(placeholder => placeholder.Start).Aggregate(text, (rest, placeholder) =>
            rest.Remove(placeholder.Start, placeholder.Text.Length).Insert(placeholder.Start, replacement(placeholder)));

    private static bool IsName(string text) =>
        text.IndexOfAny([',', '/', '*', '?', '[', '\\', '|']) < 0
        && text.IndexOf("..", StringComparison.Ordinal) < 0
        && !text.Any(char.IsControl);
}
