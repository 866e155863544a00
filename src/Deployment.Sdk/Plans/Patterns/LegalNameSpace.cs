namespace Deployment.Sdk.Plans.Patterns;

/// <summary>The automaton of all legal branch names.</summary>
internal sealed class LegalNameSpace : StateSpace<LegalNameState>
{
    // Every character that LegalNameState tells from its predecessor is here; within a range all behave alike.
    private static readonly char[] RangeStarts =
        [.. Enumerable.Range(0, 0x81).Select(code => (char)code), '\ud800', '\udc00', '\ue000'];

    public override LegalNameState Start => LegalNameState.Start;

    public override bool IsDead(LegalNameState state) => state.IsDead;

    public override bool Accepts(LegalNameState state) => state.IsName;

    public override void AddMoves(LegalNameState state, List<KeyValuePair<char, LegalNameState>> moves)
    {
        foreach (var start in RangeStarts)
        {
            moves.Add(new(start, state.After(start)));
        }
    }
}
