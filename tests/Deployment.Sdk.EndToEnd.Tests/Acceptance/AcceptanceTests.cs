using System.Text.Json;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.EndToEnd.Tests.Acceptance;

/// <summary>The bad days of other tools, by the names under which they are known, on a plan that was compiled here.</summary>
public sealed class AcceptanceTests
{
    private readonly ShiftedTime _time = new();

    [Fact]
    public async Task Two_merges_11_seconds_apart_leave_the_newer_one_on_UAT_whichever_job_comes_first()
    {
        await using var team = await Team.StartAsync(_time);
        var older = team.Merge("Older");
        _time.Advance(TimeSpan.FromSeconds(11));
        var newer = team.Merge("Newer");

        Team.Exits(0, await team.JobAsync(newer), $"UAT runs {newer[..12]}");
        var (commit, version) = await team.RunsAsync("yunojuno-uat");
        var late = Team.Exits(0, await team.JobAsync(older, "--json"), "warning: this job was overtaken, and delivers nothing");

        Assert.Equal("Superseded", late.Json.GetProperty("outcome").GetString());
        Team.Exits(6, await team.JobAsync(older, "--superseded", "fail"), "newer");
        Assert.Equal(newer, commit);
        Assert.Equal((newer, version), await team.RunsAsync("yunojuno-uat"));
        Assert.Equal([newer], (await team.FactsAsync<DeliveryBegan>("UAT")).Select(began => began.Commit));
    }

    [Fact]
    public async Task Two_merges_11_seconds_apart_at_the_same_time_are_delivered_one_after_the_other()
    {
        await using var team = await Team.StartAsync(_time);
        var older = team.Merge("Older");
        _time.Advance(TimeSpan.FromSeconds(11));
        var newer = team.Merge("Newer");

        var jobs = await Task.WhenAll(team.JobAsync(older, "--lock-wait", "60"), team.JobAsync(newer, "--lock-wait", "60"));

        Assert.All(jobs, job => Team.Exits(0, job));
        Assert.Equal(newer, (await team.RunsAsync("yunojuno-uat")).Commit);
        Assert.Equal(newer, (await team.FactsAsync<DeliveryBegan>("UAT"))[^1].Commit);
        Assert.Null((await team.LedgerAsync("UAT")).Unfinished);
    }

    [Fact]
    public async Task Week_old_job_retried_delivers_nothing()
    {
        await using var team = await Team.StartAsync(_time);
        var first = await team.ReleaseAsync("First");
        var second = await team.ReleaseAsync("Second");
        var before = await team.RunsAsync("yunojuno-uat");
        _time.Advance(TimeSpan.FromDays(7));

        var retried = Team.Exits(0, await team.JobAsync(first, "--json"), "warning: this job was overtaken", second[..12]);

        Assert.Equal("Superseded", retried.Json.GetProperty("outcome").GetString());
        Assert.Equal((second, before.Version), await team.RunsAsync("yunojuno-uat"));
        Assert.Equal(2, (await team.FactsAsync<DeliveryBegan>("UAT")).Length);
    }

    [Fact]
    public async Task Approval_pending_13_days_with_newer_release_is_void()
    {
        await using var team = await Team.StartAsync(_time);
        await team.ReleaseAsync("First");
        var id = await team.RequestAsync();
        _time.Advance(TimeSpan.FromDays(13));
        Assert.Equal(id, await team.RequestAsync());
        var newer = await team.ReleaseAsync("Newer");

        Team.Exits(6, await team.ApproveAsync(id), $"the request {id} is void: UAT has {newer[..12]} now");

        var second = await team.RequestAsync();
        Assert.NotEqual(id, second);
        Team.Exits(0, await team.ApproveAsync(second));
        _time.Advance(TimeSpan.FromDays(14));
        Assert.NotEqual(second, Team.IdIn(Team.Exits(4, await team.PromoteAsync())));
        Team.Exits(3, await team.ApproveAsync(second), "it expired on");
        Assert.Null((await team.RunsAsync("yunojuno-live")).Commit);
        Assert.Empty(await team.FactsAsync<DeliveryBegan>("LIVE"));
        Assert.Equal(id, Assert.Single(await team.FactsAsync<ApprovalVoided>("LIVE")).Request);
    }

    [Fact]
    public async Task UAT_redeployed_between_approval_and_promote_voids_the_approval()
    {
        await using var team = await Team.StartAsync();
        await team.ReleaseAsync("First");
        var id = await team.RequestAsync();
        Team.Exits(0, await team.ApproveAsync(id), "nothing is missing");
        var newer = await team.ReleaseAsync("Newer");

        Team.Exits(6, await team.PromoteAsync("--request", id), newer[..12]);
        var again = Team.Exits(4, await team.PromoteAsync(), $"the request {id} is void: UAT has {newer[..12]} now");

        Assert.NotEqual(id, Team.IdIn(again));
        Assert.Null((await team.RunsAsync("yunojuno-live")).Commit);
        Assert.Empty(await team.FactsAsync<DeliveryBegan>("LIVE"));
    }

    [Fact]
    public async Task Promotion_with_one_of_two_LIVE_apps_failing_its_release_phase_names_it_and_the_next_one_repairs_it()
    {
        await using var team = await Team.StartAsync(faults: """{"on":"release-phase","app":"yunojuno-live-jobs","nth":1,"then":"fail"}""");
        var commit = team.Merge("Migrate", ("Procfile", "web: run\nrelease: check\n"));
        Team.Exits(0, await team.JobAsync(commit));
        Team.Exits(0, await team.ApproveAsync(await team.RequestAsync()));
        var before = await team.RunsAsync("yunojuno-live-jobs");

        var ran = Team.Exits(
            1,
            await team.PromoteAsync("--json"),
            $"v{before.Version + 1} of yunojuno-live-jobs failed in its release phase; v{before.Version} keeps running");

        Assert.Equal("yunojuno-live", Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("app").GetString());
        Assert.Equal(commit, (await team.RunsAsync("yunojuno-live")).Commit);
        Assert.Equal(before, await team.RunsAsync("yunojuno-live-jobs"));
        Assert.Equal([before.Version + 1], await team.FailedAsync("yunojuno-live-jobs"));
        Assert.Equal(1, Assert.Single(await team.FactsAsync<DeliveryEnded>("LIVE")).ExitCode);

        // What was approved did not arrive, so the yes still stands.
        Team.Exits(0, await team.PromoteAsync());
        Assert.Equal(commit, (await team.RunsAsync("yunojuno-live-jobs")).Commit);
        Assert.Equal([1, 0], (await team.FactsAsync<DeliveryEnded>("LIVE")).Select(ended => ended.ExitCode));
    }

    [Fact]
    public async Task Crash_after_maintenance_on_is_resumed_and_maintenance_is_lifted()
    {
        var heroku = new HeldTime();
        await using var team = await Team.StartAsync(_time, herokuTime: heroku);
        var commit = team.Merge("First");

        // Heroku's clock stands still, so the build that was begun is under way when the process dies.
        await CommandProcess.KillAsync(
            team.Git.Path,
            team.Variables(("HEROKU_API_KEY_UAT", team.Token)),
            async () => await team.BuildsAsync("yunojuno-uat") > 0,
            "deploy", "--branch", "master");
        Assert.True(await team.IsInMaintenanceAsync("yunojuno-uat"));
        Assert.NotNull((await team.LedgerAsync("UAT")).Unfinished);
        heroku.LetGo();
        _time.Advance(Limits.LostCall);

        Team.Exits(0, await team.UatAsync("resume"), "was left unfinished by run", $"done: UAT runs {commit[..12]}");

        Assert.False(await team.IsInMaintenanceAsync("yunojuno-uat"));
        Assert.Equal(commit, (await team.RunsAsync("yunojuno-uat")).Commit);
        Assert.Equal(1, await team.BuildsAsync("yunojuno-uat"));
        var ledger = await team.LedgerAsync("UAT");
        Assert.Null(ledger.Unfinished);
        Assert.IsType<LockReleased>(ledger.Entries[^1].Fact);
        Team.Exits(0, await team.UatAsync("lock", "status"), "nothing is locked");
    }

    [Fact]
    public async Task Ctrl_C_twice_in_a_promotion_leaves_the_journal_and_resume_finishes()
    {
        var heroku = new HeldTime();
        heroku.LetGo();
        await using var team = await Team.StartAsync(_time, herokuTime: heroku);
        var commit = team.Merge("Migrate", ("Procfile", "web: run\nrelease: check\n"));
        Team.Exits(0, await team.JobAsync(commit));
        Team.Exits(0, await team.ApproveAsync(await team.RequestAsync()));

        // The release phase does not end while Heroku's clock stands still: once, Ctrl-C waits for it.
        heroku.Hold();
        var (exitCode, output) = await CommandProcess.InterruptTwiceAsync(
            team.Git.Path,
            team.Variables(("HEROKU_API_KEY_LIVE", team.ProductionToken)),
            async () => (await team.FactsAsync<WriteEnded>("LIVE")).Any(write => write.Request == "POST /pipeline-promotions"),
            "stopped once more, it is left to resume",
            "promote", "UAT", "LIVE", "--confirm", "yunojuno-live", "--confirm", "yunojuno-live-jobs");

        Assert.True(exitCode == 130, $"{exitCode}: {output}");
        Assert.Contains("stopping; waiting up to 60 s for the end of: promote", output, StringComparison.Ordinal);
        Assert.DoesNotContain("stopped before", output, StringComparison.Ordinal);
        var left = await team.LedgerAsync("LIVE");
        Assert.NotNull(left.Unfinished);
        Assert.Empty(left.Entries.Select(entry => entry.Fact).OfType<DeliveryEnded>());
        heroku.LetGo();
        _time.Advance(Limits.LostCall);

        Team.Exits(0, await team.LiveAsync("resume"), "was left unfinished by run", $"done: LIVE runs {commit[..12]}");

        Assert.Equal(commit, (await team.RunsAsync("yunojuno-live")).Commit);
        Assert.Equal(commit, (await team.RunsAsync("yunojuno-live-jobs")).Commit);
        Assert.Single(await team.FactsAsync<WriteBegan>("LIVE"), write => write.Request == "POST /pipeline-promotions");
        Assert.False(await team.IsInMaintenanceAsync("yunojuno-live"));
        Assert.Null((await team.LedgerAsync("LIVE")).Unfinished);
        Team.Exits(0, await team.LiveAsync("lock", "status"), "nothing is locked");
    }

    [Fact]
    public async Task Freeze_starting_while_approval_pending_closes_what_is_approved()
    {
        await using var team = await Team.StartAsync();
        var commit = await team.ReleaseAsync("First");
        var id = await team.RequestAsync();
        Team.Exits(0, await team.LiveAsync("freeze", "LIVE", "--reason", "board meeting"));
        Team.Exits(0, await team.ApproveAsync(id));

        Team.Exits(3, await team.PromoteAsync(), $"LIVE is closed: frozen by {Team.AdasAccount} since", "board meeting", "dotnet run -- unfreeze LIVE");
        Assert.Null((await team.RunsAsync("yunojuno-live")).Commit);
        Assert.Empty(await team.FactsAsync<DeliveryBegan>("LIVE"));

        Team.Exits(0, await team.LiveAsync("unfreeze", "LIVE", "--reason", "it is over"));
        Team.Exits(0, await team.PromoteAsync("--request", id));
        Assert.Equal(commit, (await team.RunsAsync("yunojuno-live")).Commit);
    }

    [Fact]
    public async Task Branch_feature_a_b_goes_nowhere_because_a_star_stops_at_a_slash()
    {
        await using var team = await Team.StartAsync();
        team.Merge("First");
        team.Git.Branch("feature/a/b");
        team.Git.Commit("Nested");
        team.Git.Push("feature/a/b");

        Team.Exits(3, await team.UatAsync("deploy", "--branch", "feature/a/b"), "feature/a/b", "feature/*");
        Team.Exits(3, await team.UatAsync("explain", "feature/a/b"), "feature/*");

        Assert.Null((await team.RunsAsync("yunojuno-dev-1")).Commit);
        Assert.Empty((await team.LedgerAsync("dev-1")).Entries);
    }

    [Fact]
    public async Task Same_token_for_UAT_and_LIVE_is_refused_for_both()
    {
        await using var team = await Team.StartAsync();
        var commit = team.Merge("First");
        (string, string)[] same = [("HEROKU_API_KEY_UAT", team.ProductionToken), ("HEROKU_API_KEY_LIVE", team.ProductionToken)];

        var deploy = Team.Exits(77, await team.RunAsync(same, "deploy", "--branch", "master"), "UAT has the same Heroku token as LIVE", "SharedAccount = true");
        Assert.Null((await team.RunsAsync("yunojuno-uat")).Commit);
        Team.Exits(0, await team.JobAsync(commit));
        var promote = Team.Exits(
            77, await team.RunAsync(same, "promote", "UAT", "LIVE", "--confirm", "yunojuno-live", "--confirm", "yunojuno-live-jobs"), "UAT has the same Heroku token as LIVE");

        Assert.DoesNotContain(team.ProductionToken, deploy.All + promote.All, StringComparison.Ordinal);
        Assert.Null((await team.RunsAsync("yunojuno-live")).Commit);
        Assert.Empty((await team.LedgerAsync("LIVE")).Entries);
    }

    [Fact]
    public async Task Rollback_then_automatic_deploy_stays_out_until_a_person_lets_it_in()
    {
        await using var team = await Team.StartAsync();
        var first = await team.ReleaseAsync("First");
        var second = await team.ReleaseAsync("Second");
        Team.Exits(0, await team.UatAsync("rollback", "UAT", "--reason", "orders fail"), $"UAT runs {first[..12]} again", "dotnet run -- hold release UAT");

        Team.Exits(3, await team.JobAsync(second), "held against automatic deliveries", "orders fail", "dotnet run -- hold release UAT");
        var third = team.Merge("Third");
        Team.Exits(3, await team.JobAsync(third), "held against automatic deliveries");
        Assert.Equal(first, (await team.RunsAsync("yunojuno-uat")).Commit);

        Team.Exits(0, await team.UatAsync("hold", "release", "UAT", "--reason", "repaired"));
        Team.Exits(0, await team.JobAsync(third));
        Assert.Equal(third, (await team.RunsAsync("yunojuno-uat")).Commit);
        Assert.Equal(["deploy", "deploy", "rollback", "deploy"], (await team.FactsAsync<DeliveryBegan>("UAT")).Select(began => began.Verb));
    }

    [Fact]
    public async Task Requester_approving_own_request_is_refused()
    {
        await using var team = await Team.StartAsync();
        await team.ReleaseAsync("First");
        var id = await team.RequestAsync();

        Team.Exits(3, await team.ApproveAsync(id, team.ProductionToken), "ada@yunojuno.example is among those who ask");

        Team.Exits(4, await team.PromoteAsync());
        Assert.Null((await team.RunsAsync("yunojuno-live")).Commit);
        Assert.Empty(await team.FactsAsync<ApprovalGiven>("LIVE"));
    }

    [Fact]
    public async Task No_TTY_without_confirm_fails_at_once_and_says_what_to_repeat()
    {
        // A process that really has none.
        using var team = new TheTeamsRepository();
        string[] promote = ["promote", "UAT", "LIVE", "--rehearse", "--approve", "sales", "--approve", "support"];
        (await team.Sample.RunAsync("deploy", "--branch", "master", "--rehearse")).Exits(0);

        (await team.Sample.RunAsync(promote)).Exits(3).Says("--confirm yunojuno-live");
        (await team.Sample.RunAsync([.. promote, "--confirm", "yunojuno-life"])).Exits(3).Says("does not match");

        var live = (await team.Sample.RunAsync("status", "--rehearse", "--json")).Exits(0).Json.GetProperty("apps").EnumerateArray()
            .Single(app => app.GetProperty("app").GetString() == "yunojuno-live");
        Assert.Equal(JsonValueKind.Null, live.GetProperty("commit").ValueKind);
        var history = (await team.Sample.RunAsync("history", "LIVE", "--rehearse")).Exits(0);
        Assert.DoesNotContain("began", history.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_API_key_says_so_and_is_not_printed()
    {
        const string key = "HRKU-0123456789-not-any-longer";
        await using var team = await Team.StartAsync();
        team.Merge("First");

        var deploy = Team.Exits(77, await team.RunAsync([("HEROKU_API_KEY_UAT", key)], "deploy", "--branch", "master", "--verbose"), "nothing was changed");
        var promote = Team.Exits(77, await team.RunAsync([("HEROKU_API_KEY_LIVE", key)], "promote", "UAT", "LIVE", "--confirm", "yunojuno-live", "--confirm", "yunojuno-live-jobs"), "nothing was changed");

        Assert.DoesNotContain(key, deploy.All + promote.All, StringComparison.Ordinal);
        Assert.Null((await team.RunsAsync("yunojuno-uat")).Commit);
        Assert.Empty((await team.LedgerAsync("UAT")).Entries);
    }

    [Fact]
    public async Task Lock_held_past_timeout_ends_the_wait_and_names_the_holder()
    {
        var time = new EagerTime(() => false);
        await using var team = await Team.StartAsync(time);
        var commit = team.Merge("First");
        Team.Exits(0, await time.PassAsync(team.UatAsync("lock", "acquire", "UAT", "--reason", "a demo is on")));
        var before = time.GetUtcNow();

        var waited = Team.Exits(5, await time.PassAsync(team.JobAsync(commit, "--lock-wait", "30")), "UAT is locked by", "a demo is on");

        Assert.InRange((time.GetUtcNow() - before).TotalSeconds, 30, 40);
        Assert.Contains("waiting up to 30 s", waited.All, StringComparison.Ordinal);
        Assert.Null((await team.RunsAsync("yunojuno-uat")).Commit);
        Assert.Empty(await team.FactsAsync<DeliveryBegan>("UAT"));

        // Nobody renews a lock that was taken by hand: when its hour is over, it is anybody's.
        time.SetUtcNow(before.AddHours(2));
        Team.Exits(0, await time.PassAsync(team.JobAsync(commit)), "was taken over: it was not renewed in time");
        Assert.Equal(commit, (await team.RunsAsync("yunojuno-uat")).Commit);
    }

    [Fact]
    public async Task Config_key_present_in_UAT_missing_in_LIVE_stops_the_promotion_before_anything_changes()
    {
        await using var team = await Team.StartAsync();
        var commit = await team.ReleaseAsync("First");
        await team.SetAsync("yunojuno-live-jobs", "PAYMENT_KEY", null);
        var before = await team.RunsAsync("yunojuno-live");

        Team.Exits(3, await team.PromoteAsync(), "yunojuno-live-jobs", "PAYMENT_KEY");
        Assert.Equal(before, await team.RunsAsync("yunojuno-live"));
        Assert.Empty(await team.FactsAsync<DeliveryBegan>("LIVE"));

        await team.SetAsync("yunojuno-live-jobs", "PAYMENT_KEY", "another-value-for-live");
        Team.Exits(0, await team.ApproveAsync(await team.RequestAsync()));
        Team.Exits(0, await team.PromoteAsync());
        Assert.Equal(commit, (await team.RunsAsync("yunojuno-live-jobs")).Commit);
    }
}
