using Deployment.Sdk.Emulator;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Faults;

/// <summary>Each step of each delivery with each fault that makes sense there, on the real emulator.</summary>
public sealed class FaultTests(FaultTemplates templates) : IClassFixture<FaultTemplates>
{
    /// <summary><c>DEPLOYMENT_FAULTS=all</c> tries those too that go the way of another one.</summary>
    private static readonly bool AreAllTried = Environment.GetEnvironmentVariable("DEPLOYMENT_FAULTS") == "all";

    public static TheoryData<string, string, string, int> Rows =>
    [
        .. FaultTable.Rows
            .Select((row, place) => (Row: row, Place: place))
            .Where(one => AreAllTried || !one.Row.IsRare)
            .Select(one => new TheoryDataRow<string, string, string, int>(one.Row.Delivery.Name, one.Row.Step, one.Row.Fault, one.Place)),
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Whatever_fails_is_told_and_written_down_leaves_nothing_closed_and_is_repaired_by_the_next_run(
        string delivery, string step, string fault, int place)
    {
        var row = FaultTable.Rows[place];
        Assert.Equal((delivery, step, fault), (row.Delivery.Name, row.Step, row.Fault));
        var undisturbed = await templates.OfAsync(row.Delivery);
        using var team = undisturbed.Team.Copy();

        var (told, view) = await EndsAsync(team, row);
        Assert.Equal(row.StaysLocked, view.Unfinished is not null);
        IsSafe(team, told);

        if (row.ExitCode == 0 && !AreAllTried)
        {
            Assert.Equal(undisturbed.Facts, team.Facts());
            Assert.Equal(undisturbed.Dynos, team.Heroku.Dynos);
            return;
        }

        // People do what they were told, and only then.
        var byHand = await team.ObeyAsync(told);
        var writes = team.Heroku.Writes.Length;
        var again = await AgainAsync(team, row, told);

        Assert.True(again.ExitCode == row.Again, $"{again.ExitCode}: {again.All}");
        Assert.True(row.ExitCode != 0 || team.Heroku.Writes.Length == writes, $"it was done, and done again: {again.All}");
        Assert.Null((await team.LedgerAsync()).View.Unfinished);
        if (!row.IsOvertaken)
        {
            Assert.Equal(undisturbed.Facts, team.Facts());
            Assert.Equal(undisturbed.Dynos, team.Heroku.Dynos + byHand);
        }
    }

    private static async Task<(string Told, LedgerView View)> EndsAsync(FaultTeam team, FaultRow row)
    {
        team.Heroku.Scenario = row.Scenario;
        var ran = await TruthfullyAsync(team, row.StaysLocked, team.DeliverAsync);
        team.Heroku.Scenario = Scenario.None;

        Assert.True(ran.ExitCode == row.ExitCode, $"{ran.ExitCode}: {ran.All}");
        Assert.NotEmpty(team.Heroku.Faults);
        var told = Told(ran);
        Assert.Contains(row.Says, told, StringComparison.Ordinal);
        var (view, held) = await team.LedgerAsync();
        Assert.Equal(row.StaysLocked, held is not null);
        if (row.Delivery == Delivery.Rollback)
        {
            Assert.Equal(ran.ExitCode == 8 || team.State.Apps.Single(app => app.Name == "yunojuno-uat").Current()!.Version > 4, view.Hold is not null);
        }

        return (told, view);
    }

    /// <summary>The next run, on a good day: what the message asks for, and otherwise the same once more.</summary>
    private static async Task<Ran> AgainAsync(FaultTeam team, FaultRow row, string told)
    {
        if (row.StaysLocked)
        {
            // The process lives on as the test's, so its lock has to run out.
            team.Pass(TimeSpan.FromMinutes(2));
        }

        var isResumed = !row.IsRepeated && told.Contains("dotnet run -- --rehearse resume", StringComparison.Ordinal);
        var again = await TruthfullyAsync(team, isLeftOpen: false, isResumed ? () => team.RunAsync("resume") : team.DeliverAsync);
        for (var look = 0; again.ExitCode == 5 && look < 20; look++)
        {
            // What Heroku was still at ends by itself.
            again = await TruthfullyAsync(team, isLeftOpen: false, team.DeliverAsync);
        }

        return again;
    }

    private static async Task<Ran> TruthfullyAsync(FaultTeam team, bool isLeftOpen, Func<Task<Ran>> run)
    {
        var before = team.State;
        var known = (await team.LedgerAsync()).View.Entries.Length;
        var sent = team.Heroku.Writes.Length;
        var ran = await run();
        var truth = new LedgerTruth(
            before,
            team.State,
            team.Heroku.Writes[sent..],
            [.. (await team.LedgerAsync()).View.Entries.Skip(known).Select(entry => entry.Fact)]);
        Assert.True(truth.Lies(ran, isLeftOpen) is [], $"{string.Join('\n', truth.Lies(ran, isLeftOpen))}\n{ran.ExitCode}: {ran.All}");
        return ran;
    }

    /// <summary>Nothing is closed or stands still but what is named with the command that ends it.</summary>
    private static void IsSafe(FaultTeam team, string told)
    {
        foreach (var app in team.State.Apps)
        {
            if (app.Maintenance)
            {
                Assert.Contains($"heroku maintenance:off --app {app.Name}", told, StringComparison.Ordinal);
            }

            if (app.Formation.Any(process => process is { Type: "worker", Quantity: 0 }) && told.Contains(app.Name, StringComparison.Ordinal))
            {
                Assert.Contains($"heroku ps:scale worker=3 --app {app.Name}", told, StringComparison.Ordinal);
            }
        }
    }

    private static string Told(Ran ran) => $"{ran.Json.GetProperty("message").GetString()} / {ran.Json.GetProperty("remedy").GetString()}";
}
