namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Collects the moves of one state, neighbouring ranges with one target as one range. Used again for the next state.</summary>
internal sealed class MovesBuffer
{
    private readonly List<char> starts = [];
    private readonly List<int> targets = [];

    public void Add(char start, int target)
    {
        if (targets.Count == 0 || targets[targets.Count - 1] != target)
        {
            starts.Add(start);
            targets.Add(target);
        }
    }

    /// <summary>The moves so far; the buffer is empty again.</summary>
    public Moves Take()
    {
        var moves = new Moves([.. starts], [.. targets]);
        starts.Clear();
        targets.Clear();
        return moves;
    }
}
