namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// A deterministic automaton over ranges of characters, trimmed: from every state but the dead one something is accepted.
/// </summary>
internal sealed class Automaton
{
    /// <summary>The state from which nothing is accepted.</summary>
    public const int Dead = 0;

    private readonly Moves[] moves;
    private readonly bool[] accepts;

    private Automaton(Moves[] moves, bool[] accepts, int start)
    {
        this.moves = moves;
        this.accepts = accepts;
        Start = start;
    }

    public static Automaton Nothing { get; } = new([Patterns.Moves.None], [false], Dead);

    public int Start { get; }

    public int StateCount => moves.Length;

    public bool Accepts(int state) => accepts[state];

    public Moves MovesOf(int state) => moves[state];

    /// <summary>Writes down the states that can be reached; null if there are more than the limit.</summary>
    public static Automaton? Explore<TState>(StateSpace<TState> space, int limit)
        where TState : notnull
    {
        if (space.IsDead(space.Start))
        {
            return Nothing;
        }

        var numbers = new Dictionary<TState, int>(space.Comparer) { [space.Start] = 1 };
        var states = new List<TState> { space.Start };
        var moves = new List<Moves> { Patterns.Moves.None };
        var accepts = new List<bool> { false };
        var found = new List<KeyValuePair<char, TState>>();
        var buffer = new MovesBuffer();
        for (var at = 0; at < states.Count; at++)
        {
            if (states.Count > limit)
            {
                return null;
            }

            found.Clear();
            space.AddMoves(states[at], found);
            Number(space, found, numbers, states, buffer);
            moves.Add(buffer.Take());
            accepts.Add(space.Accepts(states[at]));
        }

        return Trim(moves, accepts);
    }

    private static void Number<TState>(
        StateSpace<TState> space,
        List<KeyValuePair<char, TState>> found,
        Dictionary<TState, int> numbers,
        List<TState> states,
        MovesBuffer buffer)
        where TState : notnull
    {
        foreach (var move in found)
        {
            var target = Dead;
            if (!space.IsDead(move.Value) && !numbers.TryGetValue(move.Value, out target))
            {
                states.Add(move.Value);
                target = states.Count;
                numbers.Add(move.Value, target);
            }

            buffer.Add(move.Key, target);
        }
    }

    private static Automaton Trim(List<Moves> moves, List<bool> accepts)
    {
        var live = Live(moves, accepts);
        var renumbered = new int[moves.Count];
        var count = 1;
        for (var state = 1; state < moves.Count; state++)
        {
            renumbered[state] = live[state] ? count++ : Dead;
        }

        if (count == moves.Count)
        {
            return new([.. moves], [.. accepts], renumbered[1]);
        }

        var keptMoves = new Moves[count];
        var keptAccepts = new bool[count];
        keptMoves[Dead] = Patterns.Moves.None;
        var buffer = new MovesBuffer();
        for (var state = 1; state < moves.Count; state++)
        {
            if (live[state])
            {
                for (var range = 0; range < moves[state].Starts.Length; range++)
                {
                    buffer.Add(moves[state].Starts[range], renumbered[moves[state].Targets[range]]);
                }

                keptMoves[renumbered[state]] = buffer.Take();
                keptAccepts[renumbered[state]] = accepts[state];
            }
        }

        return new(keptMoves, keptAccepts, renumbered[1]);
    }

    // From the accepting states backwards.
    private static bool[] Live(List<Moves> moves, List<bool> accepts)
    {
        // The sources of a state lie in one array, from where those of the state before it end.
        var ends = new int[moves.Count + 1];
        for (var state = 1; state < moves.Count; state++)
        {
            foreach (var target in moves[state].Targets)
            {
                ends[target + 1]++;
            }
        }

        for (var state = 1; state < ends.Length; state++)
        {
            ends[state] += ends[state - 1];
        }

        var sources = new int[ends[moves.Count]];
        for (var state = 1; state < moves.Count; state++)
        {
            foreach (var target in moves[state].Targets)
            {
                sources[ends[target]++] = state;
            }
        }

        var live = new bool[moves.Count];
        var open = new Stack<int>();
        for (var state = 1; state < moves.Count; state++)
        {
            if (accepts[state])
            {
                live[state] = true;
                open.Push(state);
            }
        }

        while (open.Count > 0)
        {
            var target = open.Pop();
            for (var at = target == 0 ? 0 : ends[target - 1]; at < ends[target]; at++)
            {
                if (!live[sources[at]])
                {
                    live[sources[at]] = true;
                    open.Push(sources[at]);
                }
            }
        }

        return live;
    }
}
