namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// What a pattern asks for as places, the gaps between its parts, and the characters that lead from one to another. Place 0 is
/// before the first character.
/// </summary>
internal abstract class NamePlaces
{
    private readonly List<List<Edge>> edges = [[]];

    public int Count => edges.Count;

    public IReadOnlyList<Edge> From(int place) => edges[place];

    /// <summary>Whether a name may end where some places, as ascending characters, have been reached.</summary>
    public abstract bool IsEnd(string places);

    protected int AddPlace()
    {
        edges.Add([]);
        return edges.Count - 1;
    }

    protected int AddAnyButSlash(int from, int to)
    {
        Add(from, '\0', (char)('/' - 1), to);
        return Add(from, (char)('/' + 1), char.MaxValue, to);
    }

    protected int AddAny(int from, int to) => Add(from, '\0', char.MaxValue, to);

    protected int Add(int from, char first, char last, int to)
    {
        edges[from].Add(new(first, last, to));
        return to;
    }

    /// <summary>The characters from the first to the last lead to a place.</summary>
    internal readonly record struct Edge(char First, char Last, int To);
}
