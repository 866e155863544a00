using System.Text.Json;
using System.Text.Json.Nodes;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What was reviewed is what runs, or nothing does.</summary>
public sealed class PlanFileTests
{
    private static readonly string[] Yes = ["--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deploy_and_a_promotion_go_by_the_files_that_were_planned()
    {
        using var team = new RehearsedRepository();
        Assert.Equal(0, (await PlanAsync(team, "--branch", "master")).ExitCode);

        var deployed = await DeployAsync(team);

        Assert.True(deployed.ExitCode == 0, deployed.All);
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());

        Assert.Equal(0, (await PlanAsync(team, "--to", "LIVE")).ExitCode);
        var promoted = await team.PromoteAsync([.. Yes, "--plan", "plan.json"]);
        Assert.True(promoted.ExitCode == 0, promoted.All);
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-live")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task The_exit_code_tells_whether_anything_is_pending_only_when_asked()
    {
        using var team = new RehearsedRepository();

        Assert.Equal(0, (await team.Line.RunAsync("plan", "--branch", "master", "--rehearse")).ExitCode);
        Assert.Equal(2, (await PlanAsync(team, "--branch", "master", "--detailed-exitcode")).ExitCode);
        await team.DeployAsync("master");
        Assert.Equal(0, (await PlanAsync(team, "--branch", "master", "--detailed-exitcode")).ExitCode);
    }

    [Fact]
    public async Task A_first_delivery_is_held_to_its_plan_too()
    {
        using var team = new RehearsedRepository();
        await PlanAsync(team, "--branch", "master");
        await SetAsync(team, "yunojuno-uat");
        var before = await team.StatusAsync();

        var ran = await DeployAsync(team);

        Assert.Equal(6, ran.ExitCode);
        Assert.Contains("the newest release of yunojuno-uat", ran.Output, StringComparison.Ordinal);
        Assert.Contains("changed", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());
    }

    [Fact]
    public async Task A_change_while_the_gates_are_asked_is_named_and_stops_it()
    {
        RehearsedRepository? team = null;
        var isLate = false;
        var gate = new OwnGateAttribute(async (_, token) =>
        {
            if (isLate)
            {
                await team!.Heroku.SetConfigAsync("yunojuno-live", "OTHER", "1", token);
            }

            return GateVerdict.Yes("open");
        });
        using (team = new RehearsedRepository(SamplePlan.Of(live: SamplePlan.Live(gate))))
        {
            await team.DeployAsync("master");
            await PlanAsync(team, "--to", "LIVE");
            isLate = true;

            var ran = await team.PromoteAsync([.. Yes, "--plan", "plan.json"]);

            Assert.Equal(6, ran.ExitCode);
            Assert.Contains("LIVE is not as it was when the plan file was made: the newest release of yunojuno-live", ran.Output, StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Null, (await team.Line.StatusAsync("yunojuno-live")).GetProperty("commit").ValueKind);
        }
    }

    [Fact]
    public async Task What_a_config_var_holds_is_kept_as_a_hash_alone_and_a_change_of_it_is_named()
    {
        var uat = SamplePlan.Uat(new SecretVarAttribute("KEY"));
        using var team = new RehearsedRepository(SamplePlan.Of(uat));
        await SetAsync(team, "yunojuno-uat", "KEY", "very-secret-value");
        await PlanAsync(team, "--branch", "master");
        Assert.DoesNotContain("very-secret-value", await File.ReadAllTextAsync(FileOf(team), Token), StringComparison.Ordinal);

        await SetAsync(team, "yunojuno-uat", "KEY", "another-value");
        Assert.Contains("the config of yunojuno-uat", (await DeployAsync(team)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_changed_by_hand_is_refused()
    {
        using var team = new RehearsedRepository();
        await PlanAsync(team, "--branch", "master");
        await ChangeAsync(team, plan => plan["deliveries"]![0]!["steps"]!.AsArray().RemoveAt(0));

        var ran = await DeployAsync(team);

        Assert.Equal(6, ran.ExitCode);
        Assert.Contains("the plan file was changed after it was made", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_command_pipeline_format_or_plan_is_refused()
    {
        using var team = new RehearsedRepository();
        await PlanAsync(team, "--branch", "master");
        Assert.Equal(64, (await team.PromoteAsync([.. Yes, "--plan", "plan.json"])).ExitCode);

        await RefusedAsync(64, "another pipeline", plan => plan["pipeline"] = "other\u001b[31m");
        await RefusedAsync(64, "another version", plan => plan["schema"] = 2);
        await RefusedAsync(64, "was not made in a rehearsal", plan => plan["rehearsal"] = false);
        await RefusedAsync(6, "its policy digest is another", plan => plan["policyDigest"] = "0");
        await RefusedAsync(64, "names no commit", plan => plan["deliveries"]![0]!["commit"] = "--upload-pack=touch x");
        await RefusedAsync(64, "names no commit", plan => plan["deliveries"] = new JsonArray());

        async Task RefusedAsync(int exitCode, string says, Action<JsonNode> change)
        {
            await PlanAsync(team, "--branch", "master");
            await ChangeAsync(team, change);
            var ran = await DeployAsync(team);
            Assert.Equal(exitCode, ran.ExitCode);
            Assert.Contains(says, ran.Output, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', ran.All);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schema\":1,\"verb\":\"deploy\",\"deliveries\":[null]}")]
    [InlineData("{\"schema\":1,\"verb\":null,\"pipeline\":null,\"rehearsal\":true,\"api\":null,\"policyDigest\":null,\"deliveries\":null,\"seal\":null}")]
    [InlineData("not json \u001b[2J ##vso[task] ::error::")]
    [InlineData("\u0000\u0001")]
    public async Task A_file_that_is_no_plan_is_refused_and_not_quoted(string text)
    {
        using var team = new RehearsedRepository();
        await File.WriteAllTextAsync(FileOf(team), text, Token);

        var ran = await DeployAsync(team);

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("is no plan", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("::error", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_deep_missing_or_binary_file_is_refused()
    {
        using var team = new RehearsedRepository();
        Assert.Contains("the plan file plan.json does not exist", (await DeployAsync(team)).Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(FileOf(team), new string(' ', (4 * 1024 * 1024) + 1), Token);
        Assert.Contains("larger than 4 MiB", (await DeployAsync(team)).Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(FileOf(team), new string('[', 100_000), Token);
        Assert.Contains("is no plan", (await DeployAsync(team)).Output, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(FileOf(team), [0xff, 0xff, 0xfe, 0x80], Token);
        Assert.Equal(64, (await DeployAsync(team)).ExitCode);
    }

    [Fact]
    public async Task A_file_and_a_branch_are_two_answers_to_one_question()
    {
        using var team = new RehearsedRepository();

        var ran = await team.DeployAsync("master", "--plan", "plan.json");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("leave --branch and --commit out", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_plan_is_for_one_Heroku_and_one_ledger()
    {
        var plan = SamplePlan.Of();
        await using var heroku = await LoopbackHeroku.StartAsync(plan);
        var line = heroku.Line("UAT");
        var file = Path.Combine(heroku.Git.Path, "plan.json");
        var planned = await line.RunAsync("plan", "--branch", "master", "--out", "plan.json");
        Assert.True(planned.ExitCode == 0, planned.All);

        await using (var other = await LoopbackHeroku.StartAsync(plan))
        {
            File.Copy(file, Path.Combine(other.Git.Path, "plan.json"));
            var stranger = await other.Line("UAT").RunAsync("deploy", "--plan", "plan.json");
            Assert.True(stranger.ExitCode is 64 or 6, stranger.All);
        }

        // The branch moves on: what was planned is not its tip any more.
        heroku.Git.Commit("Second", TemporaryRepository.Ada, ("app.py", "2\n"));
        heroku.Git.Push("master");
        var late = await line.RunAsync("deploy", "--plan", "plan.json");
        Assert.Equal(6, late.ExitCode);
        Assert.Contains("is the tip of master", late.All, StringComparison.Ordinal);
    }

    private static string FileOf(RehearsedRepository team) => Path.Combine(team.Git.Path, "plan.json");

    private static Task<Ran> PlanAsync(RehearsedRepository team, params string[] more) =>
        team.Line.RunAsync(["plan", "--rehearse", "--out", "plan.json", .. more]);

    private static Task<Ran> DeployAsync(RehearsedRepository team) => team.Line.RunAsync("deploy", "--rehearse", "--plan", "plan.json");

    private static async Task ChangeAsync(RehearsedRepository team, Action<JsonNode> change)
    {
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(FileOf(team), Token))!;
        change(plan);
        await File.WriteAllTextAsync(FileOf(team), plan.ToJsonString(), Token);
    }

    private static async Task SetAsync(RehearsedRepository team, string app, string name = "OTHER", string value = "1")
    {
        await using var heroku = await team.Heroku.StartAsync(
            new(SamplePlan.Of(), Path.Combine(team.Git.Path, ".git", "deployment-sdk", "rehearsal", "yunojuno")), Token);
        await team.Heroku.SetConfigAsync(app, name, value, Token);
    }
}
