using System.Text;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Classes;

/// <summary>
/// Goes through a set of branches in the order of <see cref="ShortestWord"/>, and keeps the first of each standing. Reads one
/// automaton beside those of what is taken away and of the lines; where no new standing can follow it goes no further.
/// </summary>
internal sealed class StandingSearch
{
    private readonly Automaton[] automata;
    private readonly int firstLine;
    private readonly int[] lines;
    private readonly LineStandings standings;
    private readonly bool isNamedThroughout;
    private readonly Dictionary<BranchStanding, string> found = [];
    private readonly Dictionary<int[], BranchStanding[]> possible = new(SameNumbers.Instance);
    private readonly List<Node> nodes = [];

    /// <param name="own">The branches.</param>
    /// <param name="taken">Those of them that belong elsewhere.</param>
    /// <param name="lines">The lines that may name some of them.</param>
    /// <param name="standings">What the lines say.</param>
    public StandingSearch(
        BranchLanguage own, IReadOnlyList<BranchLanguage> taken, IReadOnlyList<int> lines, LineStandings standings)
    {
        BranchLanguage[] claimed = [.. lines.Select(line => standings.Groups[line].Language)];
        BranchLanguage[] languages = [own, .. taken, .. claimed];
        IsTooLarge = languages.Any(language => language.IsTooLarge);
        automata = [.. languages.Select(language => language.Automaton)];
        firstLine = 1 + taken.Count;
        this.lines = [.. lines];
        this.standings = standings;
        isNamedThroughout = claimed.Any(claim =>
            ReferenceEquals(claim, BranchLanguage.LegalNames) || (!ReferenceEquals(own, BranchLanguage.LegalNames) && own.IsSubsetOf(claim)));
    }

    /// <summary>For each standing that a branch has, the shortest such branch; what was found when it became too large, if so.</summary>
    public IReadOnlyDictionary<BranchStanding, string> Found => found;

    /// <summary>Whether there may be more than what was found.</summary>
    public bool IsTooLarge { get; private set; }

    public void Run(SearchBudget budget)
    {
        if (IsTooLarge || automata[0].Start == Automaton.Dead)
        {
            return;
        }

        int[] start = [automata[0].Start, .. Enumerable.Range(1, automata.Length - 1)
            .Where(index => automata[index].Start != Automaton.Dead)
            .SelectMany(index => new[] { index, automata[index].Start })];
        var reached = new HashSet<int[]>(SameNumbers.Instance) { start };
        nodes.Add(new(start, -1, '\0'));
        for (var at = 0; at < nodes.Count; at++)
        {
            Meet(at);
            if (IsExhausted(nodes[at].State))
            {
                continue;
            }

            if (nodes.Count > PatternBounds.MaxStates || !Follow(at, reached, budget))
            {
                IsTooLarge = true;
                return;
            }
        }
    }

    // A node is met in the order of its word, so that the first of a standing is the shortest.
    private void Meet(int at)
    {
        var state = nodes[at].State;
        if (!automata[0].Accepts(state[0]))
        {
            return;
        }

        var matching = new List<int>();
        for (var place = 1; place < state.Length; place += 2)
        {
            if (automata[state[place]].Accepts(state[place + 1]))
            {
                if (state[place] < firstLine)
                {
                    return;
                }

                matching.Add(lines[state[place] - firstLine]);
            }
        }

        var standing = standings.Of(matching);
        if (!found.ContainsKey(standing))
        {
            found.Add(standing, Spell(at));
        }
    }

    private bool IsExhausted(int[] state)
    {
        var alive = new List<int>();
        for (var place = 1; place < state.Length; place += 2)
        {
            if (state[place] >= firstLine)
            {
                alive.Add(lines[state[place] - firstLine]);
            }
        }

        int[] key = [.. alive];
        if (!possible.TryGetValue(key, out var following))
        {
            possible.Add(key, following = [.. standings.Possible(key), .. isNamedThroughout ? [] : new[] { BranchStanding.None }]);
        }

        return Array.TrueForAll(following, found.ContainsKey);
    }

    private bool Follow(int at, HashSet<int[]> reached, SearchBudget budget)
    {
        var state = nodes[at].State;
        var starts = new List<char>(automata[0].MovesOf(state[0]).Starts);
        for (var place = 1; place < state.Length; place += 2)
        {
            starts.AddRange(automata[state[place]].MovesOf(state[place + 1]).Starts);
        }

        var ranges = SortedCharacters.Distinct(starts);
        if (!budget.Take((long)ranges.Count * state.Length))
        {
            return false;
        }

        var next = new List<Node>();
        for (var range = 0; range < ranges.Count; range++)
        {
            if (Target(state, ranges[range]) is { } target)
            {
                var last = range + 1 < ranges.Count ? (char)(ranges[range + 1] - 1) : char.MaxValue;
                next.Add(new(target, at, ShortestWord.MostOrdinary(ranges[range], last)));
            }
        }

        next.Sort(static (one, two) => ShortestWord.Rank(one.Character) - ShortestWord.Rank(two.Character));
        nodes.AddRange(next.Where(node => reached.Add(node.State)));
        return true;
    }

    private int[]? Target(int[] state, char character)
    {
        var own = automata[0].MovesOf(state[0]).Target(character);
        if (own == Automaton.Dead)
        {
            return null;
        }

        var target = new List<int>(state.Length) { own };
        for (var place = 1; place < state.Length; place += 2)
        {
            var one = automata[state[place]].MovesOf(state[place + 1]).Target(character);
            if (one != Automaton.Dead)
            {
                target.Add(state[place]);
                target.Add(one);
            }
        }

        return [.. target];
    }

    private string Spell(int at)
    {
        var word = new StringBuilder();
        for (var node = nodes[at]; node.Before >= 0; node = nodes[node.Before])
        {
            word.Insert(0, node.Character);
        }

        return word.ToString();
    }

    private readonly record struct Node(int[] State, int Before, char Character);

    private sealed class SameNumbers : IEqualityComparer<int[]>
    {
        public static readonly SameNumbers Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = new HashCode();
            foreach (var number in obj)
            {
                hash.Add(number);
            }

            return hash.ToHashCode();
        }
    }
}
