using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What observers are told of config, and what the ledger keeps of what they were told.</summary>
public sealed class NoticeTests
{
    [Fact]
    public async Task Of_a_change_of_config_observers_are_told_what_who_and_how_long_and_never_a_value()
    {
        await using var team = await ApprovingTeam.StartAsync(
            observer => SamplePlan.Of(uat: SamplePlan.Uat(new ConfigVarAttribute("NEW", "plain-0123456789"), new SecretVarAttribute("KEY")), more: observer),
            isDeployed: false);
        var line = team.Line(("HEROKU_API_KEY_UAT", team.Heroku.Token), ("UAT__KEY", "hunter2-hunter2"));
        Assert.Equal(0, (await line.RunAsync("deploy", "--branch", "master")).ExitCode);
        await team.Heroku.SetAsync("yunojuno-uat", ("NEW", "0"), ("KEY", "1"));
        await team.Heroku.SettleAsync("yunojuno-uat");
        var before = team.Told.Count;

        var ran = await line.RunAsync("config", "apply", "UAT");

        Assert.True(ran.ExitCode == 0, ran.All);
        var told = team.Told.Skip(before).ToArray();
        Assert.Equal([DeliveryEventKind.ConfigStarted, DeliveryEventKind.ConfigSucceeded], told.Select(happening => happening.Kind));
        Assert.All(told, happening => Assert.True(happening.IsOfConfigAlone));
        Assert.Equal("UAT: set KEY, NEW on yunojuno-uat", told[0].Summary);
        Assert.Equal("UAT has the config that the plan declares: set KEY, NEW on yunojuno-uat, answered", told[1].Summary);
        Assert.All(told, happening => Assert.Equal((team.Git.Head, team.Git.Head), (happening.Commit, happening.PreviousCommit)));
        Assert.NotNull(told[1].Actor);
        Assert.NotNull(told[1].Duration);
        var kept = string.Concat(team.Told.AsEnumerable()) + string.Concat((await team.FactsAsync("UAT")).Select(fact => fact.ToString())) + ran.All;
        Assert.DoesNotContain("hunter2", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("plain-0123456789", kept, StringComparison.Ordinal);

        var again = await line.RunAsync("config", "apply", "UAT");
        Assert.Contains("nothing to do", again.Output, StringComparison.Ordinal);
        Assert.Equal(before + 2, team.Told.Count);
    }

    [Fact]
    public async Task A_change_of_config_that_fails_or_is_kept_out_is_told_as_such()
    {
        await using var team = await ApprovingTeam.StartAsync(
            observer => SamplePlan.Of(uat: SamplePlan.Uat(new ConfigVarAttribute("NEW", "1")), more: observer));
        await team.Heroku.SetAsync("yunojuno-uat", ("NEW", "0"));
        await team.Heroku.SettleAsync("yunojuno-uat");
        await team.UatAsync("freeze", "UAT", "--reason", "demo");

        Assert.Equal(3, (await team.UatAsync("config", "apply", "UAT")).ExitCode);
        var frozen = team.Told[^1];
        Assert.Equal((DeliveryEventKind.Frozen, true), (frozen.Kind, frozen.IsOfConfigAlone));

        await team.UatAsync("unfreeze", "UAT", "--reason", "over");
        team.Git.Commit("Release phase", TemporaryRepository.Ada, ("Procfile", "web: run\nrelease: ./check\n"));
        team.Git.Push("master");
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        await team.Heroku.SetAsync("yunojuno-uat", ("NEW", "0"), ("REHEARSAL_EXIT_STATUS", "1"));
        await team.Heroku.SettleAsync("yunojuno-uat");
        var failed = await team.UatAsync("config", "apply", "UAT");

        Assert.True(failed.ExitCode == 1, failed.All);
        Assert.Equal(DeliveryEventKind.ConfigFailed, team.Told[^1].Kind);
        Assert.Equal("set NEW on yunojuno-uat", team.Told[^1].FailedStep);
    }

    [Fact]
    public async Task What_observers_were_told_and_how_it_ended_stands_in_the_ledger_and_in_the_history()
    {
        await using var team = await ApprovingTeam.StartAsync(observer => SamplePlan.Of(
            uat: SamplePlan.Uat(new OwnObserverAttribute((happening, _) => throw new ServiceException($"no \u001b[2J route for {happening.Kind}"))),
            more: observer));

        var notices = (await team.FactsAsync("UAT")).OfType<NoticeGiven>().ToArray();
        Assert.Equal(["Started", "Succeeded"], notices.Select(notice => notice.Event));
        Assert.All(notices, notice => Assert.Equal([NoticeEnd.Told, NoticeEnd.NotTold], notice.To.Select(told => told.End)));
        Assert.Equal(@"no \u001b[2J route for Succeeded", notices[1].To[1].Reason);
        Assert.Equal($"UAT runs {team.Git.Head[..12]}, answered", notices[1].News[..(notices[1].News.IndexOf(',', StringComparison.Ordinal) + 10)]);

        var history = await team.UatAsync("history", "UAT");
        Assert.Contains(
            $@"told own observer; own observer was not told (no \u001b[2J route for Started): UAT: delivering {team.Git.Head[..12]}", history.Output, StringComparison.Ordinal);
        var rows = (await team.UatAsync("history", "UAT", "--json")).Json.GetProperty("environments")[0].GetProperty("rows").EnumerateArray()
            .Select(row => row.GetProperty("body").GetProperty("fact")).Where(fact => fact.GetProperty("kind").GetString() == "notice-given").ToArray();
        Assert.Equal("notTold", rows[0].GetProperty("to")[1].GetProperty("end").GetString(), ignoreCase: true);
        Assert.Equal(0, (await team.UatAsync("history", "--verify")).ExitCode);
    }

    [Fact]
    public async Task Notices_of_freezes_and_of_what_waits_are_kept_too_and_decide_nothing()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?"));

        await team.PromoteAsync();
        await team.LiveAsync("freeze", "LIVE", "--reason", "demo");
        await team.LiveAsync("unfreeze", "LIVE", "--reason", "over");

        Assert.Equal(
            ["WaitingForApproval", "FreezeBegan", "FreezeEnded"],
            (await team.FactsAsync("LIVE")).OfType<NoticeGiven>().Select(notice => notice.Event));
        Assert.Equal(0, (await team.PromoteAsync("--approve", "sales")).ExitCode);
    }

    [Fact]
    public async Task A_notice_that_cannot_be_written_down_fails_no_delivery()
    {
        var plan = SamplePlan.Of(uat: SamplePlan.Uat(new OwnObserverAttribute((_, _) => Task.CompletedTask)));
        await using var team = await Locks.Team.CreateAsync(plan);

        // Lost with the row that ends it: what comes after is told, and written nowhere.
        var ran = await team.Line(new Locks.FailingLedger(body => body.Contains("delivery-ended", StringComparison.Ordinal))).RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("what observers were told of UAT was not written down: the ledger other cannot be reached", ran.Output, StringComparison.Ordinal);
        Assert.Equal("Started", Assert.Single((await team.ViewAsync("UAT")).Entries.Select(entry => entry.Fact).OfType<NoticeGiven>()).Event);
    }

    [Fact]
    public async Task A_rehearsal_keeps_whom_it_would_have_told()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(uat: SamplePlan.Uat(new OwnObserverAttribute((_, _) => Task.CompletedTask))));

        var ran = await team.DeployAsync("master");

        Assert.True(ran.ExitCode == 0, ran.All);
        var notices = (await team.LedgerAsync("UAT")).Entries.Select(entry => entry.Fact).OfType<NoticeGiven>().ToArray();
        Assert.Equal(2, notices.Length);
        Assert.All(notices, notice => Assert.Equal(NoticeEnd.Rehearsed, Assert.Single(notice.To).End));
        Assert.Contains("would have told own observer: UAT: delivering", (await team.Line.RunAsync("history", "--rehearse")).Output, StringComparison.Ordinal);
    }
}
