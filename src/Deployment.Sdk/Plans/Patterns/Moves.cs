namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Where each character leads from one state: ranges in order, the first from <c>U+0000</c>, each up to the next.</summary>
/// <param name="Starts">The first character of each range.</param>
/// <param name="Targets">The state that each range leads to.</param>
internal readonly record struct Moves(char[] Starts, int[] Targets)
{
    public static readonly Moves None = new(['\0'], [Automaton.Dead]);

    public int Target(char character)
    {
        var found = Array.BinarySearch(Starts, character);
        return Targets[found >= 0 ? found : ~found - 1];
    }

    /// <summary>The last character of a range.</summary>
    public char End(int range) => range + 1 < Starts.Length ? (char)(Starts[range + 1] - 1) : char.MaxValue;
}
