using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Plans.Classes;

/// <summary>
/// What the lines of a branching model say together. As in <see cref="StableBranches"/> the narrower line decides; where neither is
/// narrower, the one that is not stable, and of those the last. Of lines with the same pattern only the last counts.
/// </summary>
internal sealed class LineStandings
{
    private readonly BranchLine[] lines;
    private readonly HashSet<int>[] narrower;
    private readonly HashSet<int>[] deciding;

    public LineStandings(IReadOnlyList<BranchLine> all)
    {
        var counting =
            (from line in all
             let pattern = BranchPattern.TryParse(line.Pattern, out _)
             where pattern is not null
             group (line, pattern) by pattern into same
             select same.Last()).ToArray();
        lines = [.. counting.Select(one => one.line)];
        ProofRoute[] claims = [.. counting.Select(one => new ProofRoute(one.pattern, [], ""))];
        Groups = [.. claims.Select((_, index) => new PatternGroup(claims, [index]))];
        narrower = [.. Groups.Select(_ => new HashSet<int>())];
        deciding = [.. Groups.Select(_ => new HashSet<int>())];
        foreach (var (one, two) in GroupPairs.ThatMayMeet(Groups))
        {
            Relate(one, two, Groups[one].RelationTo(Groups[two]));
        }
    }

    /// <summary>The branches of each line, by its index.</summary>
    public IReadOnlyList<PatternGroup> Groups { get; }

    /// <summary>The standing of a branch that just these lines match.</summary>
    public BranchStanding Of(IReadOnlyCollection<int> matching)
    {
        if (matching.Count == 0)
        {
            return BranchStanding.None;
        }

        var isStable = matching.Any(line => lines[line].IsStable && !matching.Any(deciding[line].Contains));
        int[] narrowest = [.. matching.Where(line => !matching.Any(narrower[line].Contains))];
        int[] agreeing = [.. narrowest.Where(line => lines[line].IsStable == isStable)];
        return new(lines[(agreeing.Length > 0 ? agreeing : narrowest).Max()].Role, isStable);
    }

    /// <summary>The standing of a branch.</summary>
    public BranchStanding Of(string branch) =>
        Of([.. Enumerable.Range(0, Groups.Count).Where(line => Groups[line].Matches(branch))]);

    /// <summary>Every standing, beside none, that branches can have which no other lines match; never too few.</summary>
    public HashSet<BranchStanding> Possible(IReadOnlyCollection<int> meeting)
    {
        var possible = new HashSet<BranchStanding>();
        foreach (var line in meeting)
        {
            possible.Add(new(lines[line].Role, lines[line].IsStable));
            if (lines[line].IsStable && meeting.Any(deciding[line].Contains))
            {
                possible.Add(new(lines[line].Role, IsStable: false));
            }
        }

        return possible;
    }

    private void Relate(int one, int two, LanguageRelation relation)
    {
        if (!relation.Common)
        {
            return;
        }

        var oneIsNarrower = relation is { OnlyFirst: false, OnlySecond: true };
        var twoIsNarrower = relation is { OnlyFirst: true, OnlySecond: false };
        Enter(one, two, oneIsNarrower, twoIsNarrower);
        Enter(two, one, twoIsNarrower, oneIsNarrower);
    }

    private void Enter(int line, int other, bool isNarrower, bool otherIsNarrower)
    {
        if (otherIsNarrower)
        {
            narrower[line].Add(other);
        }

        if (lines[line].IsStable && !lines[other].IsStable && !isNarrower)
        {
            deciding[line].Add(other);
        }
    }
}
