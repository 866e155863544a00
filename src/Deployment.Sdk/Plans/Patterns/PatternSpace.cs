namespace Deployment.Sdk.Plans.Patterns;

/// <summary>The automaton of what one pattern matches of what Git allows.</summary>
/// <param name="legal">The automaton of all legal names.</param>
/// <param name="places">The pattern.</param>
internal sealed class PatternSpace(Automaton legal, NamePlaces places) : StateSpace<PatternState>
{
    // One state is asked after the other, some hundred thousand of them for a large plan; what each needs is made once.
    private readonly List<NamePlaces.Edge> leaving = [];
    private readonly List<char> starts = [];
    private readonly List<char> after = [];

    public override PatternState Start => new(legal.Start, "\0");

    public override bool IsDead(PatternState state) => state.Legal == Automaton.Dead || state.Places.Length == 0;

    public override bool Accepts(PatternState state) =>
        legal.Accepts(state.Legal) && places.IsEnd(state.Places);

    public override void AddMoves(PatternState state, List<KeyValuePair<char, PatternState>> moves)
    {
        var allowed = legal.MovesOf(state.Legal);
        var first = places.From(state.Places[0]);
        if (state.Places.Length == 1 && first.Count == 1 && first[0].First == first[0].Last)
        {
            AddText(first[0], allowed, moves);
            return;
        }

        leaving.Clear();
        foreach (var place in state.Places)
        {
            leaving.AddRange(places.From(place));
        }

        CollectStarts(allowed);
        var last = default(PatternState);
        for (var at = 0; at < starts.Count; at++)
        {
            var target = allowed.Target(starts[at]);
            var next = target == Automaton.Dead ? default : new PatternState(target, PlacesAfter(starts[at], last.Places ?? ""));
            if (at == 0 || next != last)
            {
                moves.Add(new(starts[at], next));
                last = next;
            }
        }
    }

    // Most states of most patterns: one character goes on, all others end the match.
    private static void AddText(NamePlaces.Edge only, Moves allowed, List<KeyValuePair<char, PatternState>> moves)
    {
        if (only.First > '\0')
        {
            moves.Add(new('\0', default));
        }

        moves.Add(new(only.First, new(allowed.Target(only.First), ((char)only.To).ToString())));
        if (only.First < char.MaxValue)
        {
            moves.Add(new((char)(only.First + 1), default));
        }
    }

    private void CollectStarts(Moves allowed)
    {
        starts.Clear();
        starts.AddRange(allowed.Starts);
        foreach (var edge in leaving)
        {
            starts.Add(edge.First);
            if (edge.Last < char.MaxValue)
            {
                starts.Add((char)(edge.Last + 1));
            }
        }

        SortedCharacters.Distinct(starts);
    }

    // A state is written as its places in ascending order; neighbouring ranges mostly lead to the same ones.
    private string PlacesAfter(char character, string known)
    {
        after.Clear();
        foreach (var edge in leaving)
        {
            if (edge.First <= character && character <= edge.Last)
            {
                after.Add((char)edge.To);
            }
        }

        SortedCharacters.Distinct(after);
        return IsText(known) ? known : new string([.. after]);
    }

    private bool IsText(string known)
    {
        if (known.Length != after.Count)
        {
            return false;
        }

        for (var at = 0; at < known.Length; at++)
        {
            if (known[at] != after[at])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Where one is in the legal names, and the set of places in the pattern that the characters read so far lead to.</summary>
/// <param name="Legal">The state in the automaton of legal names; the default is the dead one.</param>
/// <param name="Places">The places as characters, ascending; null in the default.</param>
internal readonly record struct PatternState(int Legal, string Places);
