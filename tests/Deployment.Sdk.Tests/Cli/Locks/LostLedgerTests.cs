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
}
