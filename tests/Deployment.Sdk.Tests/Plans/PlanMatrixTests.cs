using System.Globalization;
using CsCheck;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Tests.Plans.Patterns;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Plans;

public sealed class PlanMatrixTests
{
    [Fact]
    public void The_case_study_is_this_table() => Assert.Equal(
        """
        master: Main stable, master -> UAT, then UAT -> LIVE (smoke test /health; yes from sales; yes from support)
        dev: Develop, dev -> DEV
        feature/a: Feature, feature/* -> dev-1 or dev-2, by the commit's author
        a: no role, no route
        """,
        Text(SamplePlan.Of()),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void What_no_route_takes_stands_last_by_its_role() => Assert.Equal(
        """
        dev: Develop, dev -> DEV
        hotfix/a: Hotfix, no route
        feature/a: Feature, no route
        a: no role, no route
        """,
        Text(Of("dev", "feature/* Feature; hotfix/* Hotfix; dev Develop")),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Where_every_branch_is_taken_and_named_there_is_no_other_branch() => Assert.Equal(
        """
        main: Main stable, main -> DEV
        a: Feature, ** -> DEV
        """,
        Text(Of("main ** ", "main Main stable; ** Feature")),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void One_pattern_that_holds_several_roles_is_several_rows() => Assert.Equal(
        """
        main: Main stable, ** -> DEV
        release/a: Release, ** -> DEV
        a: no role, ** -> DEV
        """,
        Text(Of("**", "main Main stable; release/* Release")),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void The_narrower_line_decides_the_role() => Assert.Equal(
        """
        release/x/ok: Main stable, ** -> DEV
        release/a: Release stable, ** -> DEV
        release/x/a: Feature, ** -> DEV
        a: no role, ** -> DEV
        """,
        Text(Of("**", "release/** Release stable; release/x/** Feature; release/x/ok Main stable")),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Equal_outcomes_of_different_patterns_are_different_rows() => Assert.Equal(
        """
        bug/a: no role, bug/* -> DEV
        fix/a: no role, fix/* -> DEV
        a: no role, no route
        """,
        Text(Of("bug/* fix/*", "")),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void A_route_that_can_never_be_taken_has_no_row() => Assert.Equal(
        """
        ab: no role, ab -> DEV
        a: no role, no route
        """,
        Text(Of("ab {slot}", "")),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Each_slot_is_a_row_in_the_order_of_declaration_and_a_fan_out_goes_to_several()
    {
        var developers = SamplePlan.Developers(new SlotAttribute("ann", "ann@yunojuno.example"));
        var plan = new Plan("shop") { Routes = [new("dev/{slot}", developers), new("dev", SamplePlan.Dev()), new("dev", developers)] };

        Assert.Equal(
            """
            dev/1: no role, dev/{slot} [1] -> dev-1
            dev/2: no role, dev/{slot} [2] -> dev-2
            dev/ann: no role, dev/{slot} [ann] -> dev-ann
            dev: no role, dev -> DEV + dev-1, dev-2 or dev-ann, by the commit's author
            a: no role, no route
            """,
            Text(plan),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Promotions_follow_as_a_chain_with_what_each_needs()
    {
        var (developers, uat, live) = (SamplePlan.Developers(), SamplePlan.Uat(), SamplePlan.Live());
        var only = SamplePlan.Environment("qa-{slot}", Stage.Staging, new SlotAttribute("z", "z@yunojuno.example"));
        var plan = new Plan("shop")
        {
            Routes = [new("dev/{slot}", developers), new("qa", only)],
            Promotions = [new(uat, live), new(developers, uat), new(live, uat)],
        };

        Assert.StartsWith(
            "dev/1: no role, dev/{slot} [1] -> dev-1, then dev-1 -> UAT, then UAT -> LIVE "
            + "(smoke test /health; yes from sales; yes from support), then LIVE -> UAT\n",
            Text(plan),
            StringComparison.Ordinal);
        Assert.Contains("qa: no role, qa -> qa-z, if the commit's author owns it\n", Text(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_large_or_unreadable_is_said_and_not_guessed()
    {
        // Three hundred slots that share no beginning, of 240 characters each.
        string[] slots = [.. Enumerable.Range(0, 300).Select(number => $"{number}-".PadRight(240, 'x'))];
        var many = SamplePlan.Environment("many", Stage.Development, [.. slots.Select(slot => new SlotAttribute(slot, "x@y.example"))]);
        var plan = new Plan("shop") { Routes = [new("{slot}", many), new("*-*", SamplePlan.Dev()), new("a[b]", SamplePlan.Dev())] };

        var matrix = PlanMatrix.Of(plan);

        Assert.Contains(matrix.Rows, row => row is { Pattern: "*-*", Example: null, Undecided: "too many cases to be decided" });
        Assert.Contains(matrix.Rows, row => row is { Pattern: "a[b]", Example: null, Undecided: { } why } && why.StartsWith("the pattern takes no branch", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("feature/")]
    [InlineData("")]
    [InlineData("HEAD")]
    [InlineData("a b")]
    public void What_git_does_not_accept_is_in_no_row(string branch) => Assert.Null(PlanMatrix.Of(SamplePlan.Of()).RowOf(branch));

    [Fact]
    public void Every_row_says_just_what_its_example_gets() => SmallPlan.Sample(
        plan =>
        {
            var matrix = PlanMatrix.Of(plan);
            Assert.All(matrix.Rows, row => Assert.Equal(new MatrixOracle(plan).Of(row.Example!), Outcome(row)));
            Assert.All(matrix.Rows, row => Assert.Same(row, matrix.RowOf(row.Example!)));
            Assert.Equal(matrix.Rows.Length, matrix.Rows.Select(Outcome).Distinct().Count());
        },
        iter: 1_000);

    [Fact]
    public void Every_branch_is_in_the_one_row_that_says_what_it_gets_and_none_in_it_is_shorter() => Gen.Select(SmallPlan, BranchesNearPlans).Sample(
        (plan, branches) =>
        {
            var matrix = PlanMatrix.Of(plan);
            var oracle = new MatrixOracle(plan);
            string[] near = [.. plan.Routes.SelectMany(route => Variants(route.Pattern))];
            foreach (var branch in branches.Concat(near).Where(BranchName.IsLegal))
            {
                var row = Assert.Single(matrix.Rows, row => Outcome(row) == oracle.Of(branch));
                Assert.Same(row, matrix.RowOf(branch));
                Assert.True(row.Example!.Length <= branch.Length, $"{row.Example} is longer than {branch}");
                Assert.True(row.Example.Length < branch.Length || string.CompareOrdinal(Ordinary(row.Example), Ordinary(branch)) <= 0);
            }
        },
        iter: 1_000);

    [Fact]
    public void The_same_plan_gives_the_same_table() =>
        SmallPlan.Sample(plan => Assert.Equal(Text(plan), Text(plan)), iter: 200);

    [Fact]
    public void A_thousand_routes_are_told_one_by_one()
    {
        var dev = SamplePlan.Dev();
        var plan = new Plan("shop")
        {
            BranchLines = SamplePlan.Of().BranchLines,
            Routes = [.. Enumerable.Range(0, 998).Select(team => new Route($"feature/team-{team}/*", dev)), new("feature/**", dev), new("**", dev)],
        };

        var matrix = PlanMatrix.Of(plan);

        Assert.All(matrix.Rows, row => Assert.Null(row.Undecided));
        Assert.Equal(998 + 2 + 3, matrix.Rows.Length);
        Assert.Equal("feature/team-0/a", matrix.Rows[0].Example);
        Assert.Equal(["feature/a", "feature/a/a", "master", "dev", "a"], matrix.Rows.Skip(998).Select(row => row.Example));
    }

    [Fact]
    public void A_thousand_routes_that_differ_in_their_ends_are_decided_too()
    {
        var plan = new Plan("shop")
        {
            BranchLines = [new("main", BranchRole.Main, IsStable: true), new("**", BranchRole.Feature, IsStable: false)],
            Routes = [.. Enumerable.Range(0, 999).Select(team => new Route($"**-{team:d3}", SamplePlan.Dev())), new("**", SamplePlan.Dev())],
        };

        var matrix = PlanMatrix.Of(plan);

        Assert.All(matrix.Rows, row => Assert.Null(row.Undecided));
        Assert.Equal(1_001, matrix.Rows.Length);
        Assert.Equal("a-998", matrix.Rows[998].Example);
        Assert.Equal(["main", "a"], matrix.Rows.Skip(999).Select(row => row.Example));
    }

    private static readonly Gen<BranchPattern> Pattern = PatternTextGen.Pattern;

    private static readonly Gen<string[]> BranchesNearPlans = PatternTextGen.PatternAndBranch.Select(near => near.Branch).Array[1, 12];

    private static readonly Gen<BranchLine> Line =
        from pattern in Pattern
        from role in Gen.Enum<BranchRole>()
        from stable in Gen.Bool
        select new BranchLine(pattern.Text, role, stable);

    private static readonly EnvironmentDefinition[] Environments =
    [
        SamplePlan.Dev(),
        SamplePlan.Uat(),
        SamplePlan.Environment("all-{slot}", Stage.Development, [.. PatternTextGen.Slots.Select(slot => new SlotAttribute(slot, "x@y.example"))]),
        SamplePlan.Environment("some-{slot}", Stage.Development, new SlotAttribute("b", "x@y.example"), new SlotAttribute("zz", "x@y.example")),
    ];

    internal static readonly Gen<Plan> SmallPlan =
        from routes in Gen.Select(Pattern, Gen.OneOf(Environments), (pattern, target) => new Route(pattern.Text, target)).Array[0, 5]
        from again in Gen.OneOf(Environments)
        from lines in Line.Array[0, 5]
        select new Plan("shop")
        {
            Routes = [.. routes, .. routes.Take(1).Select(route => new Route(route.Pattern, again))],
            BranchLines = [.. lines],
        };

    // Each wildcard as one and as two letters, and the whole with something before and after it.
    private static IEnumerable<string> Variants(string pattern) =>
        from wildcard in new[] { "a", "b", "a/b", "zz" }
        let filled = pattern.Replace("{slot}", wildcard).Replace("**", wildcard).Replace("*", wildcard).Replace("?", "a")
        from around in new[] { "", "a", "/b" }
        select filled + around;

    private static string Ordinary(string text) => string.Concat(text.Select(character => (char)ShortestWord.Rank(character)));

    private static string Outcome(MatrixRow row) =>
        $"{row.Role}|{row.IsStable}|{row.Slot}|{string.Join(',', row.Routes.Select(route => $"{route.Pattern} -> {route.Target}"))}";

    private static Plan Of(string routes, string lines) => new("shop")
    {
        Routes = [.. routes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pattern => new Route(pattern, SamplePlan.Dev()))],
        BranchLines =
        [
            .. from line in lines.Split("; ", StringSplitOptions.RemoveEmptyEntries)
               let words = line.Split(' ')
               select new BranchLine(words[0], Enum.Parse<BranchRole>(words[1]), IsStable: words.Length == 3),
        ],
    };

    private static string Text(Plan plan) => string.Join('\n', PlanMatrix.Of(plan).Rows.Select(Text));

    private static string Text(MatrixRow row)
    {
        var role = row.Role is { } named ? $"{named}{(row.IsStable ? " stable" : "")}" : "no role";
        var route = row.Pattern is { } pattern
            ? $"{pattern}{(row.Slot is { } slot ? $" [{slot}]" : "")} -> {string.Join(" + ", row.Environments)}"
            : "no route";
        var promotions = row.Promotions.Select(promotion =>
            $", then {promotion.From} -> {promotion.To}{(promotion.Needs.IsEmpty ? "" : $" ({string.Join("; ", promotion.Needs)})")}");
        return string.Create(CultureInfo.InvariantCulture, $"{row.Example}: {role}, {route}{string.Concat(promotions)}");
    }
}
