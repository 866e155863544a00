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
        for (var at = 0; at < states.Count; at++)
        {
            if (states.Count > limit)
            {
                return null;
            }

            found.Clear();
            space.AddMoves(states[at], found);
            moves.Add(Number(space, found, numbers, states));
            accepts.Add(space.Accepts(states[at]));
        }

        return Trim(moves, accepts);
    }

    private static Moves Number<TState>(
        StateSpace<TState> space, List<KeyValuePair<char, TState>> found, Dictionary<TState, int> numbers, List<TState> states)
        where TState : notnull
    {
        var starts = new List<char>(found.Count);
        var targets = new List<int>(found.Count);
        foreach (var move in found)
        {
            var target = Dead;
            if (!space.IsDead(move.Value) && !numbers.TryGetValue(move.Value, out target))
            {
                states.Add(move.Value);
                target = states.Count;
                numbers.Add(move.Value, target);
            }

            if (targets.Count == 0 || targets[targets.Count - 1] != target)
            {
                starts.Add(move.Key);
                targets.Add(target);
            }
        }

        return new([.. starts], [.. targets]);
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

        var keptMoves = new Moves[count];
        var keptAccepts = new bool[count];
        keptMoves[Dead] = Patterns.Moves.None;
        for (var state = 1; state < moves.Count; state++)
        {
            if (live[state])
            {
                keptMoves[renumbered[state]] = Renumber(moves[state], renumbered);
                keptAccepts[renumbered[state]] = accepts[state];
            }
        }

        return new(keptMoves, keptAccepts, renumbered[1]);
    }

    private static Moves Renumber(Moves moves, int[] renumbered)
    {
        var starts = new List<char>(moves.Starts.Length);
        var targets = new List<int>(moves.Starts.Length);
        for (var range = 0; range < moves.Starts.Length; range++)
        {
            var target = renumbered[moves.Targets[range]];
            if (targets.Count == 0 || targets[targets.Count - 1] != target)
            {
                starts.Add(moves.Starts[range]);
                targets.Add(target);
            }
        }

        return new([.. starts], [.. targets]);
    }

    // From the accepting states backwards.
    private static bool[] Live(List<Moves> moves, List<bool> accepts)
    {
        var sources = new List<int>[moves.Count];
        for (var state = 1; state < moves.Count; state++)
        {
            foreach (var target in moves[state].Targets)
            {
                (sources[target] ??= []).Add(state);
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
            foreach (var source in sources[open.Pop()] ?? [])
            {
                if (!live[source])
                {
                    live[source] = true;
                    open.Push(source);
                }
            }
        }

        return live;
    }
}
