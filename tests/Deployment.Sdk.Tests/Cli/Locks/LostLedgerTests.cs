using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Tests.Cli.Locks;

/// <summary>A ledger that goes away in the middle of a delivery.</summary>
public sealed class LostLedgerTests
{
    [Fact]
    public async Task Before_the_first_change_nothing_is_changed()
    {
        await using var team = await Team.CreateAsync();

        var ran = await team.Line(new FailingLedger(body => body.Contains("delivery-began", StringComparison.Ordinal)))
            .RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.Contains("nothing was changed", ran.Output, StringComparison.Ordinal);
        Assert.Empty((await team.ViewAsync("UAT")).Entries.Select(entry => entry.Fact).OfType<WriteBegan>());
    }

    [Theory]
    [InlineData("lock-taken", "lock", "acquire", "UAT", "--reason", "a demo")]
    [InlineData("freeze-began", "freeze", "UAT", "--reason", "a demo")]
    public async Task What_a_person_said_and_whose_answer_was_lost_may_be_there(string fact, params string[] command)
    {
        await using var team = await Team.CreateAsync();

        var lost = await team.Line(new FailingLedger(body => body.Contains(fact, StringComparison.Ordinal), losesAnswer: true)).RunAsync([.. command, "--json"]);

        Assert.True(lost.ExitCode == 8, lost.All);
        Assert.Equal(
            "the ledger other lost the connection; whether this was written down is not known", lost.Json.GetProperty("message").GetString());
        Assert.Contains("dotnet run -- history", lost.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Single((await team.ViewAsync("UAT")).Entries);
    }

    [Fact]
    public async Task A_verb_that_only_asks_says_what_the_ledger_said_and_has_failed()
    {
        await using var team = await Team.CreateAsync();
        await team.Line().RunAsync("lock", "acquire", "UAT", "--reason", "a demo");
        var ledger = new FailingLedger(_ => true);
        await team.Line(ledger).RunAsync("freeze", "LIVE", "--reason", "a demo");

        var ran = await team.Line(ledger).RunAsync("lock", "status", "--json");

        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.Equal("the ledger other cannot be reached", ran.Json.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("maintenance")]
    [InlineData("builds")]
    public async Task Afterwards_it_ends_safely_and_the_next_one_takes_it_up(string request)
    {
        await using var team = await Team.CreateAsync();
        var what = request == "maintenance" ? "PATCH /apps/yunojuno-uat\"" : "POST /apps/yunojuno-uat/builds";

        var lost = await team.Line(new FailingLedger(body =>
            body.Contains("write-began", StringComparison.Ordinal) && body.Contains(what, StringComparison.Ordinal)))
            .RunAsync("deploy", "--branch", "master");

        Assert.True(lost.ExitCode is 1 or 8, lost.All);
        Assert.DoesNotContain("is still in maintenance", lost.All, StringComparison.Ordinal);
        Assert.NotNull((await team.ViewAsync("UAT")).Unfinished);

        // Its process lives on as the test's, so its lock is taken by hand, as a person would.
        var released = await team.Line().RunAsync("lock", "release", "UAT", "--confirm", "UAT");
        Assert.True(released.ExitCode == 0, released.All);

        // Later than Heroku would begin what was asked: no need to wait for that.
        team.Time.Advance(Limits.LostCall);
        var resumed = await team.Line().RunAsync("resume");

        Assert.True(resumed.ExitCode == 0, resumed.All);
        var view = await team.ViewAsync("UAT");
        Assert.Null(view.Unfinished);
        Assert.Contains(view.Entries, entry => entry.Fact is DeliveryResumed);
        Assert.Single(view.Entries.Select(entry => entry.Fact).OfType<WriteBegan>(), write => write.Request == "POST /apps/yunojuno-uat/builds");
    }

    /// <summary>Half the lock's life, and more than all of it.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public async Task However_long_it_is_away_maintenance_is_lifted_and_what_was_seen_to_end_is_known_to_resume(int seconds)
    {
        await using var team = await Team.CreateAsync();

        // The release command runs, and meanwhile the ledger goes away.
        var lost = await team.Line(new FailingLedger(
            body => body.Contains("write-ended", StringComparison.Ordinal) && body.Contains("POST /apps/yunojuno-uat/dynos", StringComparison.Ordinal),
            () => team.Time.Advance(TimeSpan.FromSeconds(seconds)))).RunAsync("deploy", "--branch", "master");

        Assert.True(lost.ExitCode is 1 or 8, lost.All);
        Assert.Contains("maintenance of yunojuno-uat lifted", lost.All, StringComparison.Ordinal);
        Assert.DoesNotContain("taken over", lost.All, StringComparison.Ordinal);
        Assert.Contains("on this machine: dotnet run -- resume", lost.All, StringComparison.Ordinal);
        var kept = await File.ReadAllTextAsync(Assert.Single(Kept(team)), TestContext.Current.CancellationToken);
        Assert.Contains("step-ended", kept, StringComparison.Ordinal);
        Assert.Contains("PATCH /apps/yunojuno-uat\"", kept, StringComparison.Ordinal);

        await team.Line().RunAsync("lock", "release", "UAT", "--confirm", "UAT");
        var resumed = await team.Line(new FailingLedger(_ => false)).RunAsync("resume");

        Assert.True(resumed.ExitCode == 0, resumed.All);
        Assert.Contains("were kept on this machine, and are in the ledger now", resumed.All, StringComparison.Ordinal);
        Assert.Empty(Kept(team));
        var view = await team.ViewAsync("UAT");
        Assert.Null(view.Unfinished);
        Assert.Single(view.Entries.Select(entry => entry.Fact).OfType<WriteBegan>(), write => write.Request == "POST /apps/yunojuno-uat/dynos");
    }

    [Fact]
    public async Task Lost_at_the_last_step_it_is_no_success_because_the_ledger_knows_of_none()
    {
        await using var team = await Team.CreateAsync();

        var lost = await team.Line(LostAtTheLastStep()).RunAsync("deploy", "--branch", "master", "--json");

        Assert.True(lost.ExitCode == 1, lost.All);
        Assert.Contains("was lost on the way and takes the delivery for unfinished", lost.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(Resume.Here, lost.Json.GetProperty("remedy").GetString());
        Assert.NotNull((await team.ViewAsync("UAT")).Unfinished);
        Assert.Single(Kept(team));

        await team.Line().RunAsync("lock", "release", "UAT", "--confirm", "UAT");
        var resumed = await team.Line().RunAsync("resume");

        Assert.True(resumed.ExitCode == 0, resumed.All);
        Assert.Null((await team.ViewAsync("UAT")).Unfinished);
    }

    [Theory]
    [InlineData("POST /apps/yunojuno-uat/dynos", 1)]
    [InlineData("PATCH /apps/yunojuno-uat\"", 2)]
    public async Task What_cannot_be_kept_on_this_machine_either_is_said_and_the_site_is_opened(string request, int time)
    {
        await using var team = await Team.CreateAsync();
        var folder = Directory.CreateDirectory(Path.Combine(team.Git.Path, ".git", "deployment-sdk"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "journals"), "in the way", TestContext.Current.CancellationToken);

        var lost = await team.Line(LostAfter(request, time)).RunAsync("deploy", "--branch", "master", "--json");

        Assert.True(lost.ExitCode is 1 or 8, lost.All);
        Assert.Contains("could not be kept on this machine either", lost.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("dotnet run -- resume", lost.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("is still in maintenance", lost.All, StringComparison.Ordinal);
        var app = (await team.Line().RunAsync("status", "--json")).Json.GetProperty("apps").EnumerateArray().Single(found => found.GetProperty("app").GetString() == "yunojuno-uat");
        Assert.False(app.GetProperty("maintenance").GetBoolean());
    }

    [Fact]
    public async Task What_is_given_up_leaves_no_file_and_what_was_kept_in_it_is_in_the_ledger()
    {
        await using var team = await Team.CreateAsync();
        await team.Line(LostAfter("POST /apps/yunojuno-uat/dynos", 1)).RunAsync("deploy", "--branch", "master");
        Assert.Single(Kept(team));
        await team.Line().RunAsync("lock", "release", "UAT", "--confirm", "UAT");
        var run = (await team.ViewAsync("UAT")).Unfinished!.Run;

        var given = await team.Line(new FailingLedger(_ => false)).RunAsync("resume", run, "--abandon", "migrated by hand");

        Assert.True(given.ExitCode == 0, given.All);
        Assert.Empty(Kept(team));
        Assert.Contains((await team.ViewAsync("UAT")).Entries, entry => entry.Fact is WriteEnded { Request: "PATCH /apps/yunojuno-uat" } && entry.Origin.Run != run);
    }

    // The fifth step asks whether it answers, and changes nothing.
    private static FailingLedger LostAtTheLastStep()
    {
        var begun = 0;
        return new FailingLedger(body => body.Contains("step-began", StringComparison.Ordinal) && ++begun == 5);
    }

    private static FailingLedger LostAfter(string request, int time)
    {
        var seen = 0;
        return new FailingLedger(body =>
            body.Contains("write-ended", StringComparison.Ordinal) && body.Contains(request, StringComparison.Ordinal) && ++seen == time);
    }

    private static string[] Kept(Team team) =>
        Directory.GetFiles(Path.Combine(team.Git.Path, ".git", "deployment-sdk", "journals"), "*.jsonl");
}
