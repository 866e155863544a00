namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Two automata read side by side.</summary>
/// <param name="first">One of them.</param>
/// <param name="second">The other.</param>
/// <param name="accepts">Whether a text is accepted, from whether each of the two accepts it.</param>
internal sealed class PairSpace(Automaton first, Automaton second, Func<bool, bool, bool> accepts) : StateSpace<StatePair>
{
    private readonly bool needsFirst = !accepts(false, true);
    private readonly bool needsSecond = !accepts(true, false);

    public override StatePair Start => new(first.Start, second.Start);

    public override bool IsDead(StatePair state) =>
        (needsFirst && state.First == Automaton.Dead)
        || (needsSecond && state.Second == Automaton.Dead)
        || (state.First == Automaton.Dead && state.Second == Automaton.Dead);

    public override bool Accepts(StatePair state) => accepts(first.Accepts(state.First), second.Accepts(state.Second));

    public override void AddMoves(StatePair state, List<KeyValuePair<char, StatePair>> moves)
    {
        var left = first.MovesOf(state.First);
        var right = second.MovesOf(state.Second);
        for (int i = 0, j = 0, start = 0; start <= char.MaxValue;)
        {
            moves.Add(new((char)start, new(left.Targets[i], right.Targets[j])));
            int leftEnd = left.End(i), rightEnd = right.End(j);
            start = Math.Min(leftEnd, rightEnd) + 1;
            i += leftEnd < start ? 1 : 0;
            j += rightEnd < start ? 1 : 0;
        }
    }
}

/// <summary>A state of each of two automata.</summary>
internal readonly record struct StatePair(int First, int Second);
