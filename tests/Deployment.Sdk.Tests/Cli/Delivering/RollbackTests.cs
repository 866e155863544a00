using System.Text.Json;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class RollbackTests
{
    private static readonly string[] Approved = ["--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_goes_back_to_the_last_other_code_keeps_todays_config_and_sets_a_hold()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        Commit(team, "Second");
        await team.DeployAsync("master");
        await SetAsync(team, "yunojuno-uat", "TODAY", "1");

        var ran = await RollBackAsync(team, "UAT", "--reason", "orders fail");

        Assert.True(ran.ExitCode == 0, ran.All);
        var app = await team.Line.StatusAsync("yunojuno-uat");
        Assert.Equal(team.First, app.GetProperty("commit").GetString());
        Assert.Contains($"UAT runs {team.First[..12]} again (yunojuno-uat v{app.GetProperty("version").GetInt32()})", ran.Output, StringComparison.Ordinal);
        Assert.Equal("1", (await ConfigAsync(team, "yunojuno-uat"))["TODAY"]);
        Assert.Contains("answered 200", ran.Output, StringComparison.Ordinal);
        Assert.Contains("stay out until: dotnet run -- --rehearse hold release UAT --reason TEXT", ran.Output, StringComparison.Ordinal);

        var ledger = await team.LedgerAsync("UAT");
        Assert.Contains("orders fail", Assert.IsType<HoldSet>(ledger.Hold!.Fact).Reason, StringComparison.Ordinal);
        Assert.Equal(DeliveryVerb.Rollback, ((DeliveryBegan)ledger.Succeeded.First().Began.Fact).Verb);
        Assert.Null(ledger.Unfinished);
    }

    [Fact]
    public async Task A_second_rollback_goes_further_back_and_not_to_what_was_taken_back()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        var second = Commit(team, "Second");
        await team.DeployAsync("master");
        Commit(team, "Third");
        await team.DeployAsync("master");

        await RollBackAsync(team, "UAT");
        Assert.Equal(second, await CommitOfAsync(team, "yunojuno-uat"));
        var again = await RollBackAsync(team, "UAT");
        Assert.True(again.ExitCode == 0, again.All);
        Assert.Equal(team.First, await CommitOfAsync(team, "yunojuno-uat"));

        var third = await RollBackAsync(team, "UAT");
        Assert.Equal(3, third.ExitCode);
        Assert.Contains("failed here or was taken back", third.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_whose_delivery_failed_is_passed_over_though_Heroku_calls_it_succeeded()
    {
        var isBad = false;
        var plan = SamplePlan.Of(SamplePlan.Uat(new OwnStepAttribute(
            StepPhase.Verify, (_, _) => Task.FromResult(isBad ? StepOutcome.Failed("no orders") : StepOutcome.Succeeded))));
        using var team = new RehearsedRepository(plan);
        await team.DeployAsync("master");
        Commit(team, "Bad");
        isBad = true;
        Assert.Equal(1, (await team.DeployAsync("master")).ExitCode);
        isBad = false;
        Commit(team, "Third");
        await team.DeployAsync("master");

        var ran = await RollBackAsync(team, "UAT");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(team.First, await CommitOfAsync(team, "yunojuno-uat"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v")]
    public async Task A_person_may_name_any_version_that_has_code(string prefix)
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        var first = (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("version").GetInt32();
        Commit(team, "Second");
        await team.DeployAsync("master");
        Commit(team, "Third");
        await team.DeployAsync("master");

        var ran = await RollBackAsync(team, "UAT", $"{prefix}{first}");
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(team.First, await CommitOfAsync(team, "yunojuno-uat"));

        var now = await RollBackAsync(team, "UAT", $"{prefix}{first}");
        Assert.Contains("nothing to do", now.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v99", "has no release v99 with code")]
    [InlineData("latest", "latest is no version")]
    [InlineData("v-1", "is no version")]
    [InlineData("v99999999999", "is no version")]
    public async Task A_version_that_is_none_changes_nothing_and_takes_no_lock(string version, string says)
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        var before = await team.StatusAsync();
        var facts = (await team.LedgerAsync("UAT")).Version;

        var ran = await RollBackAsync(team, "UAT", version);

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains(says, ran.All, StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());
        Assert.Equal(facts, (await team.LedgerAsync("UAT")).Version);
    }

    [Fact]
    public async Task With_config_the_config_of_then_comes_back_and_is_named_before()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        await SetAsync(team, "yunojuno-uat", "LEVEL", "old-value");
        Commit(team, "Second");
        await team.DeployAsync("master");
        await SetAsync(team, "yunojuno-uat", "LEVEL", "new-value");
        await SetAsync(team, "yunojuno-uat", "LATER", "1");

        var list = await RollBackAsync(team, "UAT", "--list");
        Assert.Contains("can be gone back to; --with-config would bring back another value of LEVEL; without LATER", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("old-value", list.All, StringComparison.Ordinal);

        var ran = await RollBackAsync(team, "UAT", "--with-config");

        Assert.True(ran.ExitCode == 0, ran.All);
        var config = await ConfigAsync(team, "yunojuno-uat");
        Assert.Equal("old-value", config["LEVEL"]);
        Assert.False(config.ContainsKey("LATER"));
        Assert.Contains("another value of LEVEL; without LATER", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_of_each_release_whether_it_can_come_back_and_changes_nothing()
    {
        using var team = new RehearsedRepository(settings: Rehearsals.Quick with { SlugLifetime = TimeSpan.Zero, KeptReleases = 2 });
        await team.DeployAsync("master");
        var second = Commit(team, "Second");
        await team.DeployAsync("master");
        Commit(team, "Third");
        await team.DeployAsync("master");
        var before = await team.StatusAsync();

        var ran = await RollBackAsync(team, "UAT", "--list", "--json");

        Assert.Equal(0, ran.ExitCode);
        JsonElement[] releases = [.. ran.Json.GetProperty("releases").EnumerateArray()];
        Assert.Equal(2, releases.Length);
        Assert.Equal(second, releases[0].GetProperty("commit").GetString());
        Assert.Equal("delivered well", releases[0].GetProperty("standing").GetString());
        Assert.Equal(JsonValueKind.Null, releases[0].GetProperty("problem").ValueKind);
        Assert.Equal("its slug has expired", releases[1].GetProperty("problem").GetString());
        Assert.Equal(before, await team.StatusAsync());
        Assert.Null((await team.LedgerAsync("UAT")).Hold);

        var version = releases[1].GetProperty("version").GetInt32();
        var refused = await RollBackAsync(team, "UAT", $"v{version}");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("its slug has expired", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_cross_a_change_that_is_declared_irreversible_also_where_it_was_put_back()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(
            new IrreversibleChangeAttribute("**/migrations/**") { Reason = "columns are dropped" })));
        await team.DeployAsync("master");
        Commit(team, "Harmless");
        await team.DeployAsync("master");
        Assert.Equal(0, (await RollBackAsync(team, "UAT")).ExitCode);

        team.Git.Commit("Drop a column", TemporaryRepository.Ada, ("app/migrations/0002.py", "drop\n"));
        team.Git.Commit("Another way", TemporaryRepository.Ada, ("app/migrations/0002.py", "undrop\n"));
        await team.DeployAsync("master");
        var before = await team.StatusAsync();
        var ran = await RollBackAsync(team, "UAT");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("crosses a change of **/migrations/** that is declared irreversible (columns are dropped)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Drop a column", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());
    }

    [Fact]
    public async Task Production_is_confirmed_by_name_but_asks_no_approval_and_no_freeze()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(live: SamplePlan.Live(new FreezeAttribute("2000-01-01", "2000-01-02", "Europe/London"))));
        await team.DeployAsync("master");
        await team.PromoteAsync(Approved);
        Commit(team, "Second");
        await team.DeployAsync("master");
        await team.PromoteAsync(Approved);
        var before = await team.StatusAsync();

        var mute = await RollBackAsync(team, "LIVE");
        Assert.Equal(3, mute.ExitCode);
        Assert.Contains("nobody confirmed the change of yunojuno-live", mute.Output, StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());

        var ran = await RollBackAsync(team, "LIVE", "--confirm", "yunojuno-live", "--json");
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(team.First, Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("commit").GetString());
        Assert.Equal(team.First, await CommitOfAsync(team, "yunojuno-live"));
    }

    [Fact]
    public async Task A_pending_build_would_release_itself_over_it()
    {
        using var busy = new RehearsedRepository(settings: Rehearsals.Quick with { Scenario = Scenario.BuildHangs("yunojuno-uat") });
        await using (await busy.Heroku.StartAsync(new(SamplePlan.Of(), Folder(busy)), Token))
        {
            await busy.Heroku.BeginBuildAsync("yunojuno-uat", Token);
        }

        var ran = await RollBackAsync(busy, "UAT");

        Assert.Equal(5, ran.ExitCode);
        Assert.Contains("a build is under way on yunojuno-uat", ran.Output, StringComparison.Ordinal);
        Assert.Null((await busy.LedgerAsync("UAT")).Hold);
    }

    [Fact]
    public async Task The_apps_of_an_environment_go_back_together()
    {
        var uat = SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("yunojuno-uat"), new HerokuAppAttribute("yunojuno-jobs"), new MaintenanceAttribute());
        using var team = new RehearsedRepository(SamplePlan.Of(uat));
        await team.DeployAsync("master");
        Commit(team, "Second");
        await team.DeployAsync("master");

        var ran = await RollBackAsync(team, "UAT");

        Assert.True(ran.ExitCode == 0, ran.All);
        foreach (var app in new[] { "yunojuno-uat", "yunojuno-jobs" })
        {
            Assert.Equal(team.First, await CommitOfAsync(team, app));
            Assert.False((await team.Line.StatusAsync(app)).GetProperty("maintenance").GetBoolean());
        }
    }

    [Fact]
    public async Task Without_earlier_code_there_is_nothing_to_go_back_to()
    {
        using var team = new RehearsedRepository();
        Assert.Contains("runs no code", (await RollBackAsync(team, "UAT")).Output, StringComparison.Ordinal);
        await team.DeployAsync("master");

        var ran = await RollBackAsync(team, "UAT");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("yunojuno-uat has no earlier release with other code", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observers_hear_of_the_commit_that_was_taken_back()
    {
        var heard = new List<DeliveryEvent>();
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(new HearingAttribute(heard))));
        await team.DeployAsync("master");
        var second = Commit(team, "Second");
        await team.DeployAsync("master");
        heard.Clear();

        await RollBackAsync(team, "UAT");

        Assert.Equal([DeliveryEventKind.Started, DeliveryEventKind.RolledBack], heard.Select(happening => happening.Kind));
        Assert.Equal((second, team.First), (heard[1].Commit, heard[1].PreviousCommit));
        Assert.Equal(team.First, Assert.Single(heard[1].Running).Commit);
    }

    [Fact]
    public async Task A_release_phase_that_fails_on_the_old_code_leaves_what_ran_and_no_hold()
    {
        using var team = new RehearsedRepository();
        team.Git.Commit("Release phase", TemporaryRepository.Ada, ("Procfile", "web: run\nrelease: migrate\n"));
        await team.DeployAsync("master");
        var second = team.Git.Commit("Second", TemporaryRepository.Ada, ("Procfile", "web: run\n"));
        await team.DeployAsync("master");
        await SetAsync(team, "yunojuno-uat", "REHEARSAL_EXIT_STATUS", "7");
        var ran = await RollBackAsync(team, "UAT");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("failed in its release phase", ran.Output, StringComparison.Ordinal);
        Assert.Equal(second, await CommitOfAsync(team, "yunojuno-uat"));
        Assert.Null((await team.LedgerAsync("UAT")).Hold);
    }

    [Theory]
    [InlineData(false, 0, "UAT runs")]
    [InlineData(true, 7, "a verification had failed; UAT runs")]
    public async Task A_rollback_whose_process_died_is_taken_up_and_not_made_twice(bool takesBack, int exitCode, string message)
    {
        var heard = new List<DeliveryEvent>();
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(new HearingAttribute(heard))));
        await team.DeployAsync("master");
        var slug = (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("slug").GetString()!;
        var version = (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("version").GetInt32();
        var second = Commit(team, "Second");
        await team.DeployAsync("master");
        var now = (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("newestVersion").GetInt32();
        await team.WithLedgerAsync("UAT", null, ledger => ledger.AppendAsync(
            _ =>
            [
                new HoldSet("rolled back"),
                new DeliveryBegan(
                    DeliveryVerb.Rollback,
                    team.First,
                    new string('0', 64),
                    "",
                    [new RecordedApp("yunojuno-uat", now) { Commit = second }],
                    [new RecordedStep.Rollback("yunojuno-uat", "roll back", Guid.NewGuid().ToString(), version, slug, team.First, null, false)])
                {
                    TakesBack = takesBack,
                },
                new StepBegan(0),
            ],
            null,
            Token));
        await using (await team.Heroku.StartAsync(new(SamplePlan.Of(), Folder(team)), Token))
        {
            // What the process that is gone had sent.
            await team.Heroku.ReleaseSlugAsync("yunojuno-uat", slug, Token);
        }

        heard.Clear();
        var run = (await team.LedgerAsync("UAT")).Unfinished!.Run;
        var ran = await team.Line.RunAsync("resume", "--rehearse");

        Assert.True(ran.ExitCode == exitCode, ran.All);
        Assert.Contains(message, ran.Output, StringComparison.Ordinal);
        Assert.Equal(now + 1, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("newestVersion").GetInt32());
        Assert.Equal(team.First, await CommitOfAsync(team, "yunojuno-uat"));
        Assert.NotNull((await team.LedgerAsync("UAT")).Hold);

        // Of the same delivery, whoever tells it: what is taken back is what ran before it, though it does not run any more.
        Assert.Equal([DeliveryEventKind.Started, DeliveryEventKind.RolledBack], heard.Select(happening => happening.Kind));
        Assert.All(heard, happening => Assert.Equal((run, new DeliveryRollback(second, team.First, takesBack)), (happening.RunId, happening.Rollback)));
        Assert.Equal((second, team.First), (heard[1].Commit, heard[1].PreviousCommit));
    }

    private static string Commit(RehearsedRepository team, string subject) =>
        team.Git.Commit(subject, TemporaryRepository.Ada, ("app.py", $"{subject}\n"));

    private static Task<Ran> RollBackAsync(RehearsedRepository team, string environment, params string[] more) =>
        team.Line.RunAsync(["rollback", environment, "--rehearse", .. more]);

    private static async Task<string?> CommitOfAsync(RehearsedRepository team, string app) =>
        (await team.Line.StatusAsync(app)).GetProperty("commit").GetString();

    private static string Folder(RehearsedRepository team) => Path.Combine(team.Git.Path, ".git", "deployment-sdk", "rehearsal", "yunojuno");

    private static async Task SetAsync(RehearsedRepository team, string app, string name, string value)
    {
        await using var heroku = await team.Heroku.StartAsync(new(SamplePlan.Of(), Folder(team)), Token);
        await team.Heroku.SetConfigAsync(app, name, value, Token);
    }

    private static async Task<Dictionary<string, string>> ConfigAsync(RehearsedRepository team, string app)
    {
        await using var heroku = await team.Heroku.StartAsync(new(SamplePlan.Of(), Folder(team)), Token);
        return await team.Heroku.ConfigAsync(app, Token);
    }
}
