extern alias analyzers;

using analyzers::Deployment.Sdk.Plans.Patterns;
using analyzers::Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class ResolveTests
{
    // Every shape that the emitter tells apart: literal, fixed length, one wildcard, several of each kind, slots in all places.
    private static readonly string[] Patterns =
    [
        "master", "ma?ter", "???", "feature/*", "feature/**", "*/final", "**/final", "rel-*-x", "a*b*c", "a**b**c", "a*b**c",
        "a**b*c", "**/a*b/**", "*-?-*", "**?**", "**/*/b*", "dev/{slot}", "{slot}", "{slot}/*", "**/{slot}", "x{slot}y*", "*{slot}*",
        "?{slot}?", "**a*b**a*b", "*/*", "*/**/*", "**", "team/*/wip-?", "é/*",
        "**a*b*a**b*a**", "*a**b*a*1**b", "**a*b**?*b", "*a*b**a*-*b**1",
    ];

    private static readonly string[] Slots = ["1", "12", "a", "ab"];

    [Theory]
    [MemberData(nameof(EachPattern))]
    public void Compiled_routes_decide_as_the_pattern_itself_does(string text)
    {
        var resolve = Resolver($"[Route<Target>({Quote(text)})]");
        var pattern = BranchPattern.TryParse(text, out _)!;
        foreach (var branch in Branches(text))
        {
            var expected = pattern.Matches(branch, Slots, out var slot);
            var resolution = resolve(branch);
            Assert.True(expected == resolution.IsMatch, $"{text} and {branch}: expected {expected}");
            Assert.Equal(slot, resolution.Slot);
        }
    }

    public static TheoryData<string> EachPattern => [.. Patterns];

    [Theory]
    [InlineData("** feature/** feature/* feature/{slot} feature/wip-* feature/wip-done")]
    [InlineData("** a b c d a/b a/c dev/{slot} dev/1 dev/a dev/* *-x a/** b/* c/d/** c/d/* c/d/e c/d/?x d/e/f/g d/** e/a/* e/b/* e/c/* e/d/* e/e/* e/{slot}")]
    [InlineData("a/1/* a/2/* a/3/* a/4/* a/5/** a/5/x a/6* a/7?? *-z/** team/{slot}/x team/a/x team/** **")]
    public void Of_routes_that_all_match_the_narrowest_takes_the_branch(string text)
    {
        var patterns = text.Split(' ');
        var resolve = Resolver(string.Join('\n', patterns.Select(pattern => $"[Route<Target>({Quote(pattern)})]")));
        ProofRoute[] routes =
            [.. patterns.Select(pattern => new ProofRoute(BranchPattern.TryParse(pattern, out _)!, Slots, "Target"))];
        var order = RoutePrecedence.Of(routes, TestContext.Current.CancellationToken).Order;
        foreach (var branch in patterns.SelectMany(Branches).Distinct())
        {
            var expected = order
                .Select(group => group[0])
                .Where(route => routes[route].Pattern.Matches(branch, Slots, out _))
                .Select(route => patterns[route])
                .FirstOrDefault();
            Assert.Equal(expected, resolve(branch).Routes is [var taken, ..] ? taken.Pattern : null);
        }
    }

    [Fact]
    public void One_pattern_on_two_environments_is_a_fan_out_and_only_those_with_the_slot_take_part()
    {
        var resolve = Resolver("""[Route<Target>("dev/{slot}")] [Route<Other>("dev/{slot}")]""");
        Assert.Equal(["target-{slot}", "other-{slot}"], resolve("dev/1").Routes.Select(route => route.Target.Name));
        Assert.Equal(["target-{slot}"], resolve("dev/ab").Routes.Select(route => route.Target.Name));
        Assert.Equal("9", resolve("dev/9").Slot);
        Assert.False(resolve("dev/2").IsMatch);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("feature/")]
    [InlineData("-x")]
    public void What_Git_would_not_call_a_branch_goes_nowhere(string text) =>
        Assert.False(Resolver("""[Route<Target>("**")]""")(text).IsMatch);

    [Fact]
    public void Resolving_allocates_nothing()
    {
        var resolve = Resolver(string.Join('\n', Patterns.Take(4).Select(pattern => $"[Route<Target>({Quote(pattern)})]")));
        resolve("feature/search");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            resolve("feature/search");
            resolve("nothing/here");
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void No_branch_makes_resolving_slow()
    {
        // Tried place by place, these seven levels are more than the age of the universe.
        var resolve = Resolver("""[Route<Target>("**a*a**a*a**a*a**a*a**a*a**a*a**a*b")]""");
        Assert.False(resolve(new string('a', 5000)).IsMatch);
    }

    // Names near the pattern: its wildcards filled in with short texts, then bent a little.
    private static IEnumerable<string> Branches(string pattern)
    {
        var random = new Random(20261123);
        string[] fillings = ["a", "b", "1", "12", "ab", "a/b", "x-y", "b/a/b", "", "/", "final", "é", "-"];
        for (var i = 0; i < 400; i++)
        {
            var branch = pattern;
            foreach (var wildcard in (string[])["{slot}", "**", "*", "?"])
            {
                for (var at = branch.IndexOf(wildcard, StringComparison.Ordinal); at >= 0; at = branch.IndexOf(wildcard, StringComparison.Ordinal))
                {
                    var filling = wildcard == "?" ? "a/é1"[random.Next(4)].ToString() : fillings[random.Next(fillings.Length)];
                    branch = branch.Remove(at, wildcard.Length).Insert(at, filling);
                }
            }

            yield return branch;
            yield return branch.Length > 1 ? branch.Remove(random.Next(branch.Length), 1) : branch;
            yield return branch.Insert(random.Next(branch.Length + 1), fillings[random.Next(fillings.Length)]);
        }
    }

    private static RouteResolver Resolver(string routes)
    {
        var slots = string.Join(' ', Slots.Select(slot => $"[Slot({Quote(slot)}, \"{slot}@x.example\")]"));
        var type = GeneratorHost.Generate(
            $$"""
            using Deployment.Sdk;
            [DeploymentPlan("p")] {{routes}}
            public static partial class Delivery;
            [Environment("target-{slot}", Stage.Development)] {{slots}}
            public sealed partial class Target;
            [Environment("other-{slot}", Stage.Development)] [Slot("1", "one@x.example")] [Slot("9", "nine@x.example")]
            public sealed partial class Other;
            """).ThatCompiles().LoadType("Delivery");
        return type.GetMethod("Resolve")!.CreateDelegate<RouteResolver>();
    }

    private static string Quote(string text) => $"\"{text}\"";
}
