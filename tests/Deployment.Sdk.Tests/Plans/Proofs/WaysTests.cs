using CsCheck;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class WaysTests
{
    private static readonly (string, string)[] Legs =
        [("DEV", "UAT"), ("UAT", "LIVE"), ("DEV", "LIVE"), ("DEMO", "QA"), ("QA", "UAT"), ("UAT", "UAT")];

    private static readonly Gen<string> Key = Gen.Int[0, 4].Select(key => $"{key}");

    [Fact]
    public void The_shortest_way_is_found() => Assert.Equal(["DEV", "LIVE"], new Ways(["DEMO", "DEV"], Legs).To("LIVE"));

    [Fact]
    public void Where_it_starts_it_is_already() => Assert.Equal(["UAT"], new Ways(["UAT"], Legs).To("UAT"));

    [Fact]
    public void Nothing_leads_against_the_direction() => Assert.Null(new Ways(["LIVE"], Legs).To("DEV"));

    [Fact]
    public void A_way_that_must_meet_something_goes_round_for_it() => Assert.Equal(
        ["DEV", "UAT", "LIVE"], new Ways(["DEV"], Legs).Through(new HashSet<string> { "UAT" }, "LIVE"));

    [Fact]
    public void A_way_that_must_avoid_something_goes_round_it() => Assert.Equal(
        ["DEV", "LIVE"], new Ways(["DEMO", "DEV"], Legs).Avoiding(new HashSet<string> { "UAT" }, "LIVE"));

    [Fact]
    public void What_every_way_meets_cannot_be_avoided() =>
        Assert.Null(new Ways(["DEMO"], Legs).Avoiding(new HashSet<string> { "QA" }, "LIVE"));

    [Fact]
    public void Every_answer_is_what_walking_all_ways_gives() => Gen.Select(
        Key.Array[0, 3], Gen.Select(Key, Key).Array[0, 9], Key.Array[0, 3], Key).Sample(
        (starts, legs, some, end) =>
        {
            var ways = new Ways(starts, legs);
            var set = some.ToHashSet();
            var walks = Walks(starts, legs).Where(walk => walk[^1] == end).ToList();
            return Agree(ways.To(end), walks)
                && Agree(ways.Avoiding(set, end), [.. walks.Where(walk => !walk.Any(set.Contains))])
                && Agree(ways.Through(set, end), [.. walks.Where(walk => walk.Any(set.Contains))]);
        },
        iter: 500);

    private static bool Agree(IReadOnlyList<string>? found, List<string[]> walks) => found is null
        ? walks.Count == 0
        : walks.Exists(walk => walk.SequenceEqual(found)) && walks.Min(walk => walk.Length) == found.Count;

    // Five environments, met or not met: the shortest walk meets none of ten states twice, so it has ten environments at most.
    private static IEnumerable<string[]> Walks(string[] starts, (string From, string To)[] legs)
    {
        var seen = new HashSet<string>();
        var current = starts.Distinct().Select(start => new[] { start }).ToList();
        for (var length = 1; length <= 10; length++)
        {
            foreach (var walk in current)
            {
                yield return walk;
            }

            // Of walks that end alike after having met the same, one is as good as another.
            current = [.. current
                .SelectMany(walk => legs.Distinct().Where(leg => leg.From == walk[^1]).Select(leg => (string[])[.. walk, leg.To]))
                .Where(walk => seen.Add($"{length}: {walk[^1]} {string.Join(',', walk.Distinct().Order())}") || length < 4)];
        }
    }
}
