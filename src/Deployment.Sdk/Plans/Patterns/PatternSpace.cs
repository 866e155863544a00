namespace Deployment.Sdk.Plans.Patterns;

/// <summary>The automaton of what one pattern matches of what Git allows.</summary>
/// <param name="legal">The automaton of all legal names.</param>
/// <param name="places">The pattern.</param>
internal sealed class PatternSpace(Automaton legal, NamePlaces places) : StateSpace<PatternState>
{
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

        var leaving = new List<NamePlaces.Edge>();
        foreach (var place in state.Places)
        {
            leaving.AddRange(places.From(place));
        }

        var (known, starts) = ("", Starts(allowed, leaving));
        foreach (var start in starts)
        {
            var target = allowed.Target(start);
            known = target == Automaton.Dead ? "" : PlacesAfter(start, leaving, known);
            moves.Add(new(start, new(target, known)));
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

    private static IEnumerable<char> Starts(Moves allowed, List<NamePlaces.Edge> leaving)
    {
        var starts = new List<char>(allowed.Starts.Length + (2 * leaving.Count));
        starts.AddRange(allowed.Starts);
        foreach (var edge in leaving)
        {
            starts.Add(edge.First);
            if (edge.Last < char.MaxValue)
            {
                starts.Add((char)(edge.Last + 1));
            }
        }

        return SortedCharacters.Distinct(starts);
    }

    // A state is written as its places in ascending order; neighbouring ranges mostly lead to the same ones.
    private static string PlacesAfter(char character, List<NamePlaces.Edge> leaving, string known)
    {
        var after = new List<char>(leaving.Count);
        foreach (var edge in leaving)
        {
            if (edge.First <= character && character <= edge.Last)
            {
                after.Add((char)edge.To);
            }
        }

        var text = new string([.. SortedCharacters.Distinct(after)]);
        return string.Equals(text, known, StringComparison.Ordinal) ? known : text;
    }
}

/// <summary>Where one is in the legal names, and the set of places in the pattern that the characters read so far lead to.</summary>
/// <param name="Legal">The state in the automaton of legal names; the default is the dead one.</param>
/// <param name="Places">The places as characters, ascending; null in the default.</param>
internal readonly record struct PatternState(int Legal, string Places);
