extern alias analyzers;

using analyzers::Deployment.Sdk.Plans.Patterns;
using analyzers::Deployment.Sdk.Plans.Proofs;
using CsCheck;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class ResolveTests
{
    // Every shape that the emitter tells apart: literal, fixed length, one wildcard, several of each kind, slots in all places.
    private static readonly string[] Shapes =
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

    public static TheoryData<string> EachPattern => [.. Shapes];

    [Theory]
    [InlineData("** feature/** feature/* feature/{slot} feature/wip-* feature/wip-done")]
    [InlineData("** a b c d a/b a/c dev/{slot} dev/1 dev/a dev/* *-x a/** b/* c/d/** c/d/* c/d/e c/d/?x d/e/f/g d/** e/a/* e/b/* e/c/* e/d/* e/e/* e/{slot}")]
    [InlineData("{slot}* a*x ab/**")]
    [InlineData("a/1/* a/2/* a/3/* a/4/* a/5/** a/5/x a/6* a/7?? *-z/** team/{slot}/x team/a/x team/** **")]
    public void Of_routes_that_all_match_the_narrowest_takes_the_branch(string text)
    {
        var patterns = text.Split(' ');
        var type = Delivery(string.Join('\n', patterns.Select(pattern => $"[Route<Target>({Quote(pattern)})]")));
        Assert.Equal(patterns, Patterns(type));
        AssertNarrowestTakes(type, patterns.SelectMany(Branches).Distinct());
    }

    [Fact]
    public void In_any_plan_the_narrowest_route_takes_a_branch_and_nothing_else_is_taken()
    {
        var (kept, most, taken, refused) = (0, 0, 0, 0);
        Plans.Sample(
            plan =>
            {
                var type = Delivery(string.Join('\n', plan.Select(pattern => $"[Route<Target>({Quote(pattern)})]")));
                var count = Patterns(type).Count;
                var (hits, misses) = AssertNarrowestTakes(type, plan.SelectMany(pattern => Branches(pattern).Take(90)).Distinct());
                (kept, most, taken, refused) = (kept + count, Math.Max(most, count), taken + hits, refused + misses);
            },
            iter: 20,
            threads: 1);

        // Large plans are written as several methods.
        Assert.True(most > 24, $"the largest plan had {most} routes");
        Assert.True(kept > 100 && taken > 2_000 && refused > 500, $"{kept} routes, {taken} branches taken and {refused} refused");
    }

    // Parts of few texts, so that beginnings are shared, and each wildcard mostly at the end, so that few routes are ambiguous.
    private static readonly Gen<string> Part = Gen.OneOf("a", "b", "ab", "1", "12", "a1", "ba", "a-b", "release", "rel", "team-1");

    private static readonly Gen<string> Pattern =
        from parts in Part.Array[0, 3]
        from last in Gen.Frequency(
            (4, Part),
            (4, Gen.Const("*")),
            (4, Gen.Const("**")),
            (3, Gen.Select(Part, Gen.OneOf("*", "**", "?", "-*", "{slot}", "{slot}*", "*-x", "*/x"), string.Concat)),
            (2, Gen.OneOf("{slot}", "{slot}*", "{slot}/**", "?", "*-x", "*/wip", "**/x")))
        select string.Join('/', (string[])[.. parts, last]);

    private static readonly Gen<string[]> Plans = Gen.Frequency((3, Pattern.Array[1, 12]), (2, Pattern.Array[60, 120]))
        .Select(patterns => patterns.Where(pattern => BranchPattern.TryParse(pattern, out _) is not null).Distinct().ToArray())
        .Where(patterns => patterns.Length > 0);

    private static (int Taken, int Refused) AssertNarrowestTakes(Type delivery, IEnumerable<string> branches)
    {
        var resolve = Resolver(delivery);
        var patterns = Patterns(delivery);
        ProofRoute[] routes =
            [.. patterns.Select(pattern => new ProofRoute(BranchPattern.TryParse(pattern, out _)!, Slots, "Target"))];
        var order = RoutePrecedence.Of(routes, TestContext.Current.CancellationToken).Order.Select(group => group[0]).ToList();
        var (taken, refused) = (0, 0);
        foreach (var branch in branches)
        {
            string? slot = null;
            var expected = order
                .Where(route => routes[route].Pattern.Matches(branch, Slots, out slot))
                .Select(route => patterns[route])
                .FirstOrDefault();
            var resolution = resolve(branch);
            var actual = resolution.Routes is [var route, ..] ? route.Pattern : null;
            Assert.True(expected == actual, $"'{branch}' should go to {expected} and goes to {actual}, of {string.Join(' ', patterns)}");
            Assert.Equal(expected is null ? null : slot, resolution.Slot);
            (taken, refused) = expected is null ? (taken, refused + 1) : (taken + 1, refused);
        }

        return (taken, refused);
    }

    // Routes that are ambiguous or can never be taken are reported, and not emitted.
    private static IReadOnlyList<string> Patterns(Type delivery) =>
        [.. ((Plan)delivery.GetProperty("Plan")!.GetValue(null)!).Routes.Select(route => route.Pattern)];

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
        var resolve = Resolver(string.Join('\n', Shapes.Take(4).Select(pattern => $"[Route<Target>({Quote(pattern)})]")));
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

    private static RouteResolver Resolver(string routes) => Resolver(Delivery(routes));

    private static RouteResolver Resolver(Type delivery) => delivery.GetMethod("Resolve")!.CreateDelegate<RouteResolver>();

    private static Type Delivery(string routes)
    {
        var slots = string.Join(' ', Slots.Select(slot => $"[Slot({Quote(slot)}, \"{slot}@x.example\")]"));
        return GeneratorHost.Generate(
            $$"""
            using Deployment.Sdk;
            [DeploymentPlan("plan-p")] {{routes}}
            public static partial class Delivery;
            [Environment("target-{slot}", Stage.Development)] {{slots}}
            public sealed partial class Target;
            [Environment("other-{slot}", Stage.Development)] [Slot("1", "one@x.example")] [Slot("9", "nine@x.example")]
            public sealed partial class Other;
            """).ThatCompiles().LoadType("Delivery");
    }

    private static string Quote(string text) => $"\"{text}\"";
}
