using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Cli.Locks;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>Freezes, holds and accepted plans that people set by command, and CI jobs that were overtaken.</summary>
public sealed class StandingRuleTests
{
    [Fact]
    public async Task A_freeze_keeps_everything_out_until_it_ends_and_observers_are_told()
    {
        await using var team = await TeamAsync();
        team.Git.Commit("Second");
        team.Git.Push("master");

        var frozen = await team.UatAsync("freeze", "UAT", "--reason", "board \u001b[2J meeting", "--until", "4h");
        Assert.True(frozen.ExitCode == 0, frozen.All);
        Assert.DoesNotContain('\u001b', frozen.All);
        var told = Assert.Single(team.Told);
        Assert.Equal((DeliveryEventKind.FreezeBegan, ""), (told.Kind, told.Commit));
        Assert.Contains(@"board \u001b[2J meeting", told.Summary, StringComparison.Ordinal);

        var ran = await team.DeployAsync();
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains($"UAT is closed: frozen by {ApprovingTeam.GracesAccount} since", ran.Output, StringComparison.Ordinal);
        Assert.Equal(DeliveryEventKind.Frozen, team.Told[^1].Kind);

        team.Time.Advance(TimeSpan.FromHours(5));
        ran = await team.DeployAsync();
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("nothing to do", (await team.UatAsync("unfreeze", "UAT", "--reason", "over")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_freeze_of_one_environment_is_none_of_another_and_a_person_ends_it()
    {
        await using var team = await TeamAsync();
        await team.LiveAsync("freeze", "LIVE", "--reason", "demo");

        await team.ReleaseAsync();
        Assert.Equal(3, (await team.PromoteAsync()).ExitCode);
        Assert.Equal(0, (await team.LiveAsync("unfreeze", "LIVE", "--reason", "over")).ExitCode);

        Assert.Contains(team.Told, happening => happening.Kind == DeliveryEventKind.FreezeEnded);
        var ran = await team.PromoteAsync();
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task An_override_goes_through_freezes_of_both_kinds_is_recorded_and_told()
    {
        var week = new FreezeAttribute("2000-01-01", "2100-01-01", "Europe/London") { Reason = "always" };
        await using var team = await ApprovingTeam.StartAsync(observer => SamplePlan.Of(live: ApprovingTeam.Live(week), more: observer));
        await team.LiveAsync("freeze", "LIVE", "--reason", "demo");

        Assert.Equal(64, (await team.PromoteAsync("--override")).ExitCode);
        Assert.Equal(64, (await team.PromoteAsync("--reason", "incident")).ExitCode);
        Assert.Equal(3, (await team.PromoteAsync()).ExitCode);
        var ran = await team.PromoteAsync("--override", "--reason", "incident 12 \u202e");

        Assert.True(ran.ExitCode == 0, ran.All);
        var forced = (await team.FactsAsync("LIVE")).OfType<RuleForced>().ToArray();
        Assert.Equal(2, forced.Length);
        Assert.Contains("demo", forced[0].Rule, StringComparison.Ordinal);
        Assert.Contains("always", forced[1].Rule, StringComparison.Ordinal);
        Assert.All(forced, rule => Assert.Equal(@"incident 12 \u202e", rule.Reason));
        Assert.Contains(@"incident 12 \u202e", Assert.Single(team.Told, happening => happening.Kind == DeliveryEventKind.RuleForced).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_waits_for_nothing_and_what_it_goes_through_is_recorded_and_told_as_a_rollback()
    {
        var week = new FreezeAttribute("2000-01-01", "2100-01-01", "Europe/London") { Reason = "always" };
        await using var team = await ApprovingTeam.StartAsync(
            observer => SamplePlan.Of(uat: SamplePlan.Uat(week), more: observer), isDeployed: false);
        Assert.Equal(0, (await team.DeployAsync("--override", "--reason", "first")).ExitCode);
        team.Git.Commit("Second");
        team.Git.Push("master");
        Assert.Equal(0, (await team.DeployAsync("--override", "--reason", "second")).ExitCode);
        await team.UatAsync("freeze", "UAT", "--reason", "demo");
        await team.UatAsync("hold", "set", "UAT", "--reason", "broken");
        var before = (await team.FactsAsync("UAT")).OfType<RuleForced>().Count();

        var ran = await team.UatAsync("rollback", "UAT", "--reason", "orders \u202e fail");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("note: UAT is frozen by", ran.Output, StringComparison.Ordinal);
        Assert.Contains("UAT is held against automatic deliveries since", ran.Output, StringComparison.Ordinal);
        var facts = await team.FactsAsync("UAT");
        var forced = facts.OfType<RuleForced>().Skip(before).ToArray();
        Assert.Equal(2, forced.Length);
        Assert.Contains("demo", forced[0].Rule, StringComparison.Ordinal);
        Assert.Contains("always", forced[1].Rule, StringComparison.Ordinal);
        Assert.All(forced, rule => Assert.Equal(@"orders \u202e fail", rule.Reason));
        Assert.EndsWith(@"; rolled back all the same: orders \u202e fail", team.Told.Last(happening => happening.Kind == DeliveryEventKind.RuleForced).Summary, StringComparison.Ordinal);
        Assert.EndsWith(@": orders \u202e fail", facts.OfType<HoldSet>().Last().Reason, StringComparison.Ordinal);
        Assert.Equal(64, (await team.UatAsync("rollback", "UAT", "--reason", " ")).ExitCode);
    }

    [Fact]
    public async Task An_override_opens_no_approval()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?"));

        Assert.Equal(4, (await team.PromoteAsync("--override", "--reason", "incident")).ExitCode);
        Assert.DoesNotContain(await team.FactsAsync("LIVE"), fact => fact is RuleForced);
    }

    [Fact]
    public async Task A_hold_keeps_pushes_and_schedules_out_and_lets_people_in()
    {
        await using var team = await TeamAsync();
        Assert.Equal(0, (await team.UatAsync("hold", "set", "UAT", "--reason", "rolled back")).ExitCode);
        var commit = team.Git.Commit("Second");
        team.Git.Push("master");

        foreach (var trigger in new[] { "push", "schedule" })
        {
            var automatic = await Ci(team, trigger, commit).RunAsync("deploy");
            Assert.Equal(3, automatic.ExitCode);
            Assert.Contains("held against automatic deliveries by", automatic.Output, StringComparison.Ordinal);
            Assert.Contains("rolled back", automatic.Output, StringComparison.Ordinal);
        }

        var unread = await team.Line(("HEROKU_API_KEY_UAT", team.Heroku.Token), ("CI", "true")).RunAsync("deploy", "--branch", "master");
        Assert.Equal(3, unread.ExitCode);
        Assert.Contains("held against automatic deliveries by", unread.Output, StringComparison.Ordinal);

        var manual = await Ci(team, "workflow_dispatch", commit).RunAsync("deploy");
        Assert.True(manual.ExitCode == 0, manual.All);
        Assert.Contains("note: UAT is held against automatic deliveries since", manual.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await team.UatAsync("hold", "release", "UAT", "--reason", "repaired")).ExitCode);
        commit = team.Git.Commit("Third");
        team.Git.Push("master");
        var ran = await Ci(team, "push", commit).RunAsync("deploy");
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task Production_takes_nothing_under_a_changed_plan_until_it_is_accepted()
    {
        await using var team = await TeamAsync();
        var first = await team.PromoteAsync();
        Assert.True(first.ExitCode == 0, first.All);
        Assert.Contains("warning: the ledger", first.Output, StringComparison.Ordinal);
        Assert.Contains("knows of no delivery to LIVE, so this first one accepts the plan", first.Output, StringComparison.Ordinal);
        Assert.Single((await team.FactsAsync("LIVE")).OfType<PolicyAccepted>());
        await team.ReleaseAsync();
        var changed = SamplePlan.Of(live: ApprovingTeam.Live(new ConfigVarAttribute("LOG_LEVEL", "debug")));
        var line = Under(changed, team, "HEROKU_API_KEY_LIVE", team.Heroku.ProductionToken);

        var refused = await line.RunAsync("promote", "UAT", "LIVE", "--confirm", "yunojuno-live");
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains($"this plan is {changed.PolicyDigest[..12]}", refused.Output, StringComparison.Ordinal);
        Assert.Contains("dotnet run -- policy accept LIVE", refused.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await line.RunAsync("policy", "accept", "LIVE", "--reason", "reviewed")).ExitCode);
        var ran = await line.RunAsync("promote", "UAT", "LIVE", "--confirm", "yunojuno-live");
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task A_job_that_a_later_push_overtook_ends_well_with_nothing_done()
    {
        await using var team = await TeamAsync();
        var first = team.Git.Head;
        var second = await team.ReleaseAsync();
        var version = await team.Heroku.VersionAsync("yunojuno-uat");

        var skipped = await Ci(team, "push", first).RunAsync("deploy", "--json");
        Assert.True(skipped.ExitCode == 0, skipped.All);
        Assert.Equal("Superseded", skipped.Json.GetProperty("outcome").GetString());
        Assert.Contains("warning: this job was overtaken", skipped.Error, StringComparison.Ordinal);

        Assert.Equal(6, (await Ci(team, "push", first).RunAsync("deploy", "--superseded", "fail")).ExitCode);
        Assert.Equal(6, (await Ci(team, "push", second).RunAsync("deploy", "--commit", first)).ExitCode);
        Assert.Equal(6, (await team.DeployAsync("--commit", first)).ExitCode);
        Assert.Equal(64, (await team.DeployAsync("--superseded", "maybe")).ExitCode);
        Assert.Equal(version, await team.Heroku.VersionAsync("yunojuno-uat"));
    }

    [Fact]
    public async Task A_ledger_that_a_team_shares_and_that_is_empty_lets_nothing_into_production_before_somebody_accepts_the_plan()
    {
        await using var team = await Team.CreateAsync();
        var shared = new FailingLedger(_ => false);
        Assert.Equal(0, (await team.Line(shared).RunAsync("deploy", "--branch", "master")).ExitCode);
        string[] promote = ["promote", "UAT", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live"];

        var refused = await team.Line(shared).RunAsync(promote);
        Assert.True(refused.ExitCode == 4, refused.All);
        Assert.Contains("the ledger knows of no delivery to LIVE", refused.Output, StringComparison.Ordinal);
        Assert.Contains("dotnet run -- policy accept LIVE", refused.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await team.Line(shared).RunAsync("policy", "accept", "LIVE", "--reason", "the first time")).ExitCode);
        var ran = await team.Line(shared).RunAsync(promote);
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task A_job_that_was_overtaken_in_one_environment_delivers_to_the_others()
    {
        var (uat, second) = (SamplePlan.Uat(), SamplePlan.Environment("UAT2", Stage.Staging, new HerokuAppAttribute("yunojuno-uat2")));
        await using var team = await ApprovingTeam.StartAsync(
            observer =>
            {
                var plan = SamplePlan.Of(uat, more: observer);
                return new Plan(plan.Pipeline)
                {
                    BranchLines = plan.BranchLines, Routes = [.. plan.Routes, new Route("master", second)], Promotions = plan.Promotions, Declarations = plan.Declarations,
                };
            },
            isDeployed: false);
        var older = team.Git.Head;
        var newer = team.Git.Commit("Second");
        team.Git.Push("master");
        var before = Under(SamplePlan.Of(uat), team, "HEROKU_API_KEY_UAT", team.Heroku.Token);
        Assert.Equal(0, (await before.RunAsync("deploy", "--branch", "master")).ExitCode);
        var job = Ci(team, "push", older);
        job.Environment["HEROKU_API_KEY_UAT2"] = team.Heroku.Token;

        var red = await job.RunAsync("deploy", "--superseded", "fail");
        var ran = await job.RunAsync("deploy", "--json");
        var again = await job.RunAsync("deploy", "--json");

        Assert.True(red.ExitCode == 6, red.All);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal("Done", ran.Json.GetProperty("outcome").GetString());
        Assert.StartsWith($"UAT2 runs {older[..12]}; superseded: UAT already runs a descendant", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("yunojuno-uat2", Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("app").GetString());
        Assert.StartsWith($"nothing to do: UAT2 already runs {older[..12]}; superseded: UAT", again.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal([newer], (await team.FactsAsync("UAT")).OfType<DeliveryBegan>().Select(began => began.Commit));
    }

    [Fact]
    public async Task An_environment_may_declare_that_a_job_that_was_overtaken_fails_and_the_command_decides_otherwise()
    {
        var uat = SamplePlan.Uat(new SupersededAttribute(SupersededPolicy.Fail));
        await using var team = await ApprovingTeam.StartAsync(observer => SamplePlan.Of(uat, more: observer));
        var first = team.Git.Head;
        await team.ReleaseAsync();

        var refused = await Ci(team, "push", first).RunAsync("deploy", "--json");
        var skipped = await Ci(team, "push", first).RunAsync("deploy", "--superseded", "skip", "--json");

        Assert.Equal((6, "Outdated"), (refused.ExitCode, refused.Json.GetProperty("outcome").GetString()));
        Assert.Equal((0, "Superseded"), (skipped.ExitCode, skipped.Json.GetProperty("outcome").GetString()));
    }

    [Theory]
    [InlineData("2026-12-24T08:00+01:00", "2026-12-24T07:00:00Z")]
    [InlineData("2026-12-24", "2026-12-24T00:00:00Z")]
    [InlineData("2026-12-24T08:00", "2026-12-24T08:00:00Z")]
    [InlineData("90m", "2026-12-01T01:30:00Z")]
    [InlineData("2d", "2026-12-03T00:00:00Z")]
    [InlineData("yesterday", null)]
    [InlineData("0h", null)]
    [InlineData("-4h", null)]
    [InlineData("2026-11-30", null)]
    public void A_freeze_ends_when_it_is_said_to(string text, string? end)
    {
        var read = FreezeEnd.Read(text, new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

        DateTimeOffset? expected = end is null ? null : DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, read.Refusal is null ? read.Value.At : null);
    }

    private static Task<ApprovingTeam> TeamAsync() =>
        ApprovingTeam.StartAsync(observer => SamplePlan.Of(live: ApprovingTeam.Live(), more: observer));

    /// <summary>A command of the same team under another plan.</summary>
    private static CommandLine Under(Plan plan, ApprovingTeam team, string variable, string token)
    {
        var line = new CommandLine(plan, team.Git.Path) { Rehearsal = new NoRehearsal(), Time = team.Time };
        foreach (var (name, value) in team.Line((variable, token)).Environment)
        {
            line.Environment[name] = value;
        }

        return line;
    }

    private static CommandLine Ci(ApprovingTeam team, string trigger, string commit) => team.Line(
        ("HEROKU_API_KEY_UAT", team.Heroku.Token),
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_EVENT_NAME", trigger),
        ("GITHUB_REF", "refs/heads/master"),
        ("GITHUB_REF_TYPE", "branch"),
        ("GITHUB_REF_NAME", "master"),
        ("GITHUB_SHA", commit),
        ("GITHUB_ACTOR", "grace-hopper"));
}
