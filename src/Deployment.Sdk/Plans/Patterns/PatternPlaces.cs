namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// A pattern as places, the gaps between what it asks for, and the characters that lead from one to another. Place 0 is before the
/// first character, <see cref="End"/> after the last and the greatest of all.
/// </summary>
internal sealed class PatternPlaces : NamePlaces
{
    public PatternPlaces(BranchPattern pattern, IReadOnlyList<string> slots) => End = pattern.Tokens.Aggregate(0, (place, token) => token.Kind switch
    {
        PatternTokenKind.Literal => AddText(place, token.Text),
        PatternTokenKind.Slot => AddSlots(place, slots),
        PatternTokenKind.AnyCharacter => AddAnyButSlash(place, AddPlace()),
        PatternTokenKind.AnyText => AddRepeated(place, AddAnyButSlash),
        _ => AddRepeated(place, AddAny),
    });

    public int End { get; }

    public override bool IsEnd(string places) => places[places.Length - 1] == End;

    private int AddText(int from, string text) => text.Aggregate(from, (place, character) => Add(place, character, character, AddPlace()));

    // A tree of the slots, so that a hundred of them that start alike stay one state; their ends meet in one place.
    private int AddSlots(int from, IReadOnlyList<string> slots)
    {
        var tree = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = from };
        var lasts = new List<KeyValuePair<int, char>>();
        foreach (var slot in SlotTexts.Usable(slots))
        {
            for (var length = 1; length < slot.Length; length++)
            {
                var prefix = slot.Substring(0, length);
                if (!tree.ContainsKey(prefix))
                {
                    tree[prefix] = AddText(tree[slot.Substring(0, length - 1)], slot[length - 1].ToString());
                }
            }

            lasts.Add(new(tree[slot.Substring(0, slot.Length - 1)], slot[slot.Length - 1]));
        }

        var to = AddPlace();
        foreach (var last in lasts)
        {
            Add(last.Key, last.Value, last.Value, to);
        }

        return to;
    }

    private int AddRepeated(int from, Func<int, int, int> add)
    {
        var to = add(from, AddPlace());
        return add(to, to);
    }
}
