namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// The automaton of one pattern, without Git's rules. A state is the set of places in the pattern that the characters read so far
/// can lead to, written as a text of ascending places.
/// </summary>
internal sealed class PatternSpace : StateSpace<string>
{
    private readonly List<List<Edge>> edges = [[]];
    private readonly int end;

    public PatternSpace(BranchPattern pattern, IReadOnlyList<string> slots)
    {
        end = pattern.Tokens.Aggregate(0, (place, token) => token.Kind switch
        {
            PatternTokenKind.Literal => AddText(place, token.Text),
            PatternTokenKind.Slot => AddSlots(place, slots),
            PatternTokenKind.AnyCharacter => AddAnyButSlash(place, AddPlace()),
            PatternTokenKind.AnyText => AddRepeated(place, AddAnyButSlash),
            _ => AddRepeated(place, AddAny),
        });
    }

    /// <summary>Whether the places fit into the characters of a text.</summary>
    public bool IsWithinBounds => edges.Count < PatternBounds.MaxStates;

    public override string Start => "\0";

    public override IEqualityComparer<string> Comparer => StringComparer.Ordinal;

    public override bool IsDead(string state) => state.Length == 0;

    public override bool Accepts(string state) => state[state.Length - 1] == end;

    public override void AddMoves(string state, List<KeyValuePair<char, string>> moves)
    {
        var leaving = state.SelectMany(place => edges[place]).ToList();
        var starts = new SortedSet<int> { 0 };
        foreach (var edge in leaving)
        {
            starts.Add(edge.First);
            starts.Add(edge.Last + 1);
        }

        foreach (var start in starts.Where(start => start <= char.MaxValue))
        {
            var places = leaving.Where(edge => edge.First <= start && start <= edge.Last).Select(edge => (char)edge.To);
            moves.Add(new((char)start, new string([.. places.Distinct().OrderBy(place => place)])));
        }
    }

    private int AddPlace()
    {
        edges.Add([]);
        return edges.Count - 1;
    }

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

    private int AddAnyButSlash(int from, int to)
    {
        Add(from, '\0', (char)('/' - 1), to);
        return Add(from, (char)('/' + 1), char.MaxValue, to);
    }

    private int AddAny(int from, int to) => Add(from, '\0', char.MaxValue, to);

    private int Add(int from, char first, char last, int to)
    {
        edges[from].Add(new(first, last, to));
        return to;
    }

    private readonly record struct Edge(char First, char Last, int To);
}
