namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// One automaton read beside many: accepted is what the one accepts and none of the many. A state holds only those of the many
/// that are still alive, and so stays small where routes differ in their first characters.
/// </summary>
internal sealed class ExceptSpace(Automaton one, IReadOnlyList<Automaton> many) : StateSpace<int[]>
{
    // A state is the one's state, then pairs of an index in the many and its state, by ascending index.
    public override int[] Start =>
        [one.Start, .. many.SelectMany((automaton, index) => automaton.Start == Automaton.Dead ? [] : new[] { index, automaton.Start })];

    public override IEqualityComparer<int[]> Comparer { get; } = new SameNumbers();

    public override bool IsDead(int[] state) => state[0] == Automaton.Dead;

    public override bool Accepts(int[] state)
    {
        for (var at = 1; at < state.Length; at += 2)
        {
            if (many[state[at]].Accepts(state[at + 1]))
            {
                return false;
            }
        }

        return one.Accepts(state[0]);
    }

    public override void AddMoves(int[] state, List<KeyValuePair<char, int[]>> moves)
    {
        var own = one.MovesOf(state[0]);
        var starts = new List<char>(own.Starts);
        for (var at = 1; at < state.Length; at += 2)
        {
            starts.AddRange(many[state[at]].MovesOf(state[at + 1]).Starts);
        }

        var next = new List<int>(state.Length);
        foreach (var start in SortedCharacters.Distinct(starts))
        {
            next.Clear();
            next.Add(own.Target(start));
            for (var at = 1; at < state.Length && next[0] != Automaton.Dead; at += 2)
            {
                var target = many[state[at]].MovesOf(state[at + 1]).Target(start);
                if (target != Automaton.Dead)
                {
                    next.Add(state[at]);
                    next.Add(target);
                }
            }

            moves.Add(new(start, [.. next]));
        }
    }

    private sealed class SameNumbers : IEqualityComparer<int[]>
    {
        // Not as an extension: C# 14 would take the one for spans, and the analyzers may not reference System.Memory.
        public bool Equals(int[]? x, int[]? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && Enumerable.SequenceEqual(x, y));

        public int GetHashCode(int[] obj)
        {
            var hash = obj.Length;
            foreach (var number in obj)
            {
                hash = unchecked((hash * 31) + number);
            }

            return hash;
        }
    }
}
