using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

public sealed class GraphTests
{
    [Fact]
    public async Task The_sample_is_a_picture()
    {
        var ran = await RunAsync(SamplePlan.Of());

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(
            """
            flowchart LR
                b0(["master"])
                b1(["dev"])
                b2(["feature/*"])
                e0["UAT (staging): yunojuno-uat"]
                e1["DEV (development): yunojuno-dev"]
                e2["dev-{slot} (development): yunojuno-dev-{slot}"]
                e3["LIVE (production): yunojuno-live"]
                b0 --> e0
                b1 --> e1
                b2 --> e2
                e0 == "promotion, yes from sales, yes from support" ==> e3

            """,
            ran.Output,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Names_cannot_break_out_of_their_labels()
    {
        const string Hostile = "a\"]\n    x --> y\u202e<b>`**md**`#quot;&lt;";
        var ran = await RunAsync(new Plan("shop")
        {
            Routes = [new Route("master", SamplePlan.Environment(Hostile, Stage.Staging, new HerokuAppAttribute("app")))],
        });

        Assert.Equal(4, ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(
            "e0[\"a#quot;]#92;u000a    x --#gt; y#92;u202e#lt;b#gt;#96;**md**#96;#35;quot#59;#38;lt#59; (staging): app\"]",
            ran.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_it_is_one_document() =>
        Assert.StartsWith("flowchart LR\n", (await RunAsync(SamplePlan.Of(), "--json")).Json.GetProperty("mermaid").GetString(), StringComparison.Ordinal);

    private static Task<Ran> RunAsync(Plan plan, params string[] more) =>
        new CommandLine(plan, "/nowhere/at/all") { Rehearsal = new NoRehearsal() }.RunAsync(["graph", .. more]);
}
