using System.Text;
using System.Text.Json;
using CsCheck;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Matrices;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

public sealed class MatrixAgainstTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Formats => ["", "--markdown", "--json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_same_plan_differs_in_nothing_whatever_the_format(string format)
    {
        var before = await RunAsync(SamplePlan.Of(), format);

        var ran = await AgainstAsync(before.Output, SamplePlan.Of());

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("no difference: the plan does what matrix says\n", ran.Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_change_of_policy_is_said_in_words_and_exits_2(string format)
    {
        var before = await RunAsync(SamplePlan.Of(), format);
        var (uat, dev) = (SamplePlan.Uat(), SamplePlan.Dev());
        var live = SamplePlan.Environment(
            "LIVE", Stage.Production, new HerokuAppAttribute("yunojuno-live"), new RequiresApprovalAttribute("sales", "?"), new RequiresApprovalAttribute("legal", "?"));
        var after = new Plan("yunojuno")
        {
            BranchLines = [new("master", BranchRole.Main, IsStable: true), new("dev", BranchRole.Develop, IsStable: false), new("feature/**", BranchRole.Feature, IsStable: false)],
            Routes = [new("master", uat), new("dev", uat), new("feature/a", dev)],
            Promotions = [new(uat, live)],
        };

        var ran = await AgainstAsync(before.Output, after);

        Assert.Equal(2, ran.ExitCode);
        Assert.Equal(
            """
            master: UAT -> LIVE no longer needs yes from support
            master: UAT -> LIVE now needs yes from legal
            dev: went to DEV, now goes to UAT
            dev: UAT -> LIVE can follow now, and needs smoke test /health, yes from sales, yes from legal
            feature/a: went to dev-1 or dev-2, by the commit's author (route feature/*), now goes to DEV (route feature/a)
            feature/b: is a class of its own now: feature, no route

            """,
            ran.Output,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task What_stood_for_a_class_that_is_gone_is_said_where_it_is_now()
    {
        var before = await RunAsync(Of("feature/*", "main"));

        var ran = await AgainstAsync(before.Output, Of("main"));

        Assert.Equal(2, ran.ExitCode);
        Assert.Equal("feature/a: went to DEV (route feature/*), now has no route, in one class with a\n", ran.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_class_that_grows_at_its_short_end_is_told()
    {
        var before = await RunAsync(WithLine("feature/b*"));

        var ran = await AgainstAsync(before.Output, WithLine("feature/*"));

        Assert.Equal("feature/a: is in one class with feature/ba now: feature, no route\n", ran.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_order_of_routes_decides_nothing()
    {
        var before = await RunAsync(Of("a", "b"));

        Assert.Equal(0, (await AgainstAsync(before.Output, Of("b", "a"))).ExitCode);
    }

    [Fact]
    public async Task As_json_the_difference_is_one_document()
    {
        var before = await RunAsync(Of("a"));

        var same = await AgainstAsync(before.Output, Of("a"), "--json");
        var other = await AgainstAsync(before.Output, Of("b"), "--json");

        Assert.True(same.Json.GetProperty("same").GetBoolean());
        Assert.Equal(2, other.ExitCode);
        Assert.False(other.Json.GetProperty("same").GetBoolean());
        Assert.Equal("a", other.Json.GetProperty("differences")[0].GetProperty("branch").GetString());
        Assert.Equal("went to DEV (route a), now has no route", other.Json.GetProperty("differences")[0].GetProperty("change").GetString());
    }

    [Fact]
    public async Task As_markdown_the_difference_is_a_list()
    {
        var before = await RunAsync(Of("a"));

        Assert.StartsWith("- a: went to DEV", (await AgainstAsync(before.Output, Of("b"), "--markdown")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("Hello\n", "line 1: this is no line that matrix prints: Hello")]
    [InlineData("Classes of branches, each by its shortest example, of p\n\nmaster\n  flies: high\n", "line 4: this is no line that matrix prints:   flies: high")]
    [InlineData("Classes of branches, each by its shortest example, of p\n\nmaster\n  no role\n", "line 3: this says too little of a class of branches: master")]
    [InlineData("Classes of branches, each by its shortest example, of p\n  no role\n", "line 2: this is no line that matrix prints")]
    [InlineData("Classes of branches, each by its shortest example, of p\n\na b\n  no role\n  no route\n", "git accepts no branch called a b")]
    [InlineData("Classes of branches, each by its shortest example, of p\n\na\n  no role\n  no route\n\na\n  no role\n  no route\n", "the branch a stands there twice")]
    [InlineData("Classes of branches, each by its shortest example, of p\n\na\u001b[2J\n", "line 3: this says too little of a class of branches: a\\u001b[2J")]
    [InlineData("Classes of branches, each by its shortest example, of p\n\n| branch | role | route | goes to | then |\n| --- | --- | --- | --- | --- |\n| a |\n", "line 5: this is no line that matrix prints: | a |")]
    [InlineData("{\n  \"schema\": 1,\n  oh\n}", "line 3: this is no JSON that matrix --json prints")]
    [InlineData("{\"schema\":1,\"pipeline\":\"p\",\"mermaid\":\"\"}", "line 1: this is no document that matrix --json prints")]
    [InlineData("{\"schema\":1,\"pipeline\":\"p\",\"classes\":[null]}", "number 1 of \"classes\"")]
    [InlineData("{\"schema\":1,\"pipeline\":\"\\ud800\",\"classes\":[]}", "this is no JSON that matrix --json prints")]
    public async Task Any_other_content_is_refused_by_file_line_and_remedy(string content, string fault)
    {
        var ran = await AgainstAsync(content, SamplePlan.Of());

        Assert.Equal(64, ran.ExitCode);
        Assert.StartsWith("refused: matrix", ran.Output, StringComparison.Ordinal);
        Assert.Contains(fault, ran.Output, StringComparison.Ordinal);
        Assert.Contains("try: write it anew", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Output);
    }

    [Fact]
    public async Task What_is_no_text_or_too_large_or_absent_is_refused()
    {
        await File.WriteAllBytesAsync(_folder["binary"], [0xff, 0xfe, 0xfd, 0xc3, 0x28, 0x00], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_folder["broken"], [0x61, 0xc3, 0x28], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_folder["large"], new byte[MatrixFile.MaxBytes + 1], TestContext.Current.CancellationToken);

        foreach (var (file, fault) in new[]
        {
            ("binary", "this is no line"), ("broken", "is no text"), ("large", "is larger than 4 MiB"), ("absent", "does not exist"), (".", "is a folder"), ("\0\u001b", "is no name that a file can have"),
        })
        {
            var ran = await RunAsync(SamplePlan.Of(), "--against", file);
            Assert.Equal(64, ran.ExitCode);
            Assert.Contains(fault, ran.Output, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', ran.Output);
        }

        Assert.Equal(64, (await RunAsync(SamplePlan.Of(), "--against", "absent", "--json")).Json.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task A_file_may_have_the_line_ends_and_the_encoding_of_another_system()
    {
        var before = await RunAsync(SamplePlan.Of());
        await File.WriteAllTextAsync(
            _folder["wide"], before.Output.ReplaceLineEndings("\r\n"), Encoding.Unicode, TestContext.Current.CancellationToken);

        Assert.Equal(0, (await RunAsync(SamplePlan.Of(), "--against", "wide")).ExitCode);
    }

    [Fact]
    public void Whatever_is_written_is_read_as_it_was() => PlanMatrixTests.SmallPlan.Sample(
        plan =>
        {
            var matrix = RecordedMatrix.Of(MatrixDocuments.Of(plan, PlanMatrix.Of(plan)));
            foreach (var text in new[] { MatrixText.Of(matrix), MatrixMarkdown.Of(matrix) })
            {
                var read = MatrixReader.Read(text);
                Assert.True(read.Fault is null, $"{read.Fault} at {read.Line} of\n{text}");
                Assert.Equal(matrix.Classes.Select(Whole), read.Matrix!.Classes.Select(Whole));
            }
        },
        iter: 500);

    [Fact]
    public void There_is_a_difference_exactly_if_the_tables_differ() => Gen.Select(PlanMatrixTests.SmallPlan, PlanMatrixTests.SmallPlan, Gen.Int[0, 3]).Sample(
        (plan, other, kept) =>
        {
            // Mostly the same routes and lines, so that little differs.
            var after = new Plan("shop")
            {
                Routes = kept == 0 ? other.Routes : [.. plan.Routes.Skip(kept - 1), .. other.Routes.Take(1)],
                BranchLines = kept == 3 ? plan.BranchLines : [.. plan.BranchLines.Take(2), .. other.BranchLines.Take(kept)],
            };
            var (was, now) = (Recorded(plan), Recorded(after));
            var differences = MatrixDifferences.Of(was, after);
            Assert.Equal(was.Classes.Select(Whole).ToHashSet().SetEquals(now.Classes.Select(Whole)), differences.Count == 0);
            Assert.Empty(MatrixDifferences.Of(now, after));
        },
        iter: 1_000);

    [Fact]
    public void No_content_ever_throws() => Gen.Select(PlanMatrixTests.SmallPlan, Gen.Int[0, 10_000], Gen.String).Sample(
        (plan, at, junk) =>
        {
            var text = MatrixText.Of(Recorded(plan));
            var json = JsonSerializer.Serialize(MatrixDocuments.Of(plan, PlanMatrix.Of(plan)), CliJson.Default.MatrixDocument);
            foreach (var content in new[] { text, MatrixMarkdown.Of(Recorded(plan)), json })
            {
                var place = at % content.Length;
                var damaged = at % 2 == 0 ? content.Insert(place, junk) : content.Remove(place, Math.Min(junk.Length, content.Length - place));
                if (MatrixReader.Read(damaged).Matrix is { } read)
                {
                    Assert.NotNull(MatrixDifferences.Of(read, plan));
                }
            }
        },
        iter: 1_000);

    private static RecordedMatrix Recorded(Plan plan) => RecordedMatrix.Of(MatrixDocuments.Of(plan, PlanMatrix.Of(plan)));

    private static string Whole(RecordedClass one) => $"{one.Branch}\n{one.Outcome}";

    private static Plan Of(params string[] patterns) => new("shop") { Routes = [.. patterns.Select(pattern => new Route(pattern, SamplePlan.Dev()))] };

    private static Plan WithLine(string pattern) => new("shop") { BranchLines = [new(pattern, BranchRole.Feature, IsStable: false)] };

    private async Task<Ran> AgainstAsync(string content, Plan plan, params string[] more)
    {
        await File.WriteAllTextAsync(_folder["matrix"], content, TestContext.Current.CancellationToken);
        return await RunAsync(plan, ["--against", "matrix", .. more]);
    }

    private Task<Ran> RunAsync(Plan plan, params string[] more) =>
        new CommandLine(plan, _folder.Path) { Rehearsal = new NoRehearsal() }.RunAsync(["matrix", .. more.Where(option => option.Length > 0)]);
}
