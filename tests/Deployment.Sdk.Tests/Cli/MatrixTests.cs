using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

public sealed class MatrixTests
{
    [Fact]
    public async Task The_sample_is_a_text_with_one_fact_a_line()
    {
        var ran = await RunAsync(SamplePlan.Of());

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(
            """
            Classes of branches, each by its shortest example, of yunojuno

            master
              role: main, stable
              route: master
              goes to: UAT
              then: UAT -> LIVE
                needs: smoke test /health
                needs: yes from sales
                needs: yes from support

            dev
              role: develop
              route: dev
              goes to: DEV

            feature/a
              role: feature
              route: feature/*
              goes to: dev-1 or dev-2, by the commit's author

            a
              any other branch: no role, no route

            """,
            ran.Output,
            ignoreLineEndingDifferences: true);
        Assert.Empty(ran.Error);
    }

    [Fact]
    public async Task As_markdown_it_is_a_table() => Assert.Equal(
        """
        Classes of branches, each by its shortest example, of yunojuno

        | branch | role | route | goes to | then |
        | --- | --- | --- | --- | --- |
        | `master` | main, stable | `master` | UAT | UAT -> LIVE: smoke test /health; yes from sales; yes from support |
        | `dev` | develop | `dev` | DEV |  |
        | `feature/a` | feature | `feature/*` | dev-1 or dev-2, by the commit's author |  |
        | `a` | no role | no route |  |  |

        """,
        (await RunAsync(SamplePlan.Of(), "--markdown")).Output,
        ignoreLineEndingDifferences: true);

    [Fact]
    public async Task As_json_it_is_one_document()
    {
        var classes = (await RunAsync(SamplePlan.Of(), "--json")).Json.GetProperty("classes");

        Assert.Equal(
            ["master", "dev", "feature/a", "a"], classes.EnumerateArray().Select(one => one.GetProperty("branch").GetString()));
        Assert.Equal("LIVE", classes[0].GetProperty("promotions")[0].GetProperty("to").GetString());
        Assert.True(classes[0].GetProperty("stable").GetBoolean());
    }

    [Fact]
    public async Task Two_formats_at_once_are_a_mistake()
    {
        var ran = await RunAsync(SamplePlan.Of(), "--json", "--markdown");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("choose one", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_slots_are_folded_at_eighty_columns()
    {
        var developers = SamplePlan.Developers([.. Enumerable.Range(3, 40).Select(slot => new SlotAttribute($"{slot}", "a@b.example"))]);

        var ran = await RunAsync(new Plan("shop") { Routes = [new("feature/*", developers)] });

        Assert.All(ran.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("\n        dev-", ran.Output, StringComparison.Ordinal);
        Assert.Contains("dev-41 or dev-42, by the commit's author\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_repaint_nothing_and_break_no_table()
    {
        const string Hostile = "a|`b`\u001b[2J\u202e<br>*_\n| x";
        var plan = new Plan(Hostile) { Routes = [new("a`", SamplePlan.Environment(Hostile, Stage.Staging))] };

        var text = await RunAsync(plan);
        var markdown = await RunAsync(plan, "--markdown");

        Assert.DoesNotContain(text.Output + markdown.Output, character => character is '\u001b' or '\u202e');
        Assert.Equal(6, markdown.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length + 1);
        Assert.Contains(@"| a\` | no role | a\` | a\|\`b\`\\u001b\[2J\\u202e\<br>\*\_\\u000a\| x |", markdown.Output, StringComparison.Ordinal);
    }

    private static Task<Ran> RunAsync(Plan plan, params string[] more) =>
        new CommandLine(plan, "/nowhere/at/all") { Rehearsal = new NoRehearsal() }.RunAsync(["matrix", .. more]);
}
