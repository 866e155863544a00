using System.Collections.Concurrent;
using System.Globalization;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Reliability;

/// <summary>
/// Kills a delivery before and after every row of its journal, takes it up again, and compares what is left with an undisturbed run.
/// </summary>
internal static class CrashMatrix
{
    private const int AtOnce = 6;

    private static readonly string[] Deploy = ["deploy", "--branch", "master"];
    private static readonly string[] Fleet = ["deploy", "--branch", "tenants"];
    private static readonly string[] Promote = ["promote", "STAGING", "PRODUCTION", "--confirm", "shop-production", "--approve", "owner"];

    /// <param name="every">Every how many boundaries one is tried; 1 tries all.</param>
    /// <param name="later">
    /// The clock of whoever takes it up. A real one waits until Heroku would have begun what was asked last; one that is ahead by that
    /// time comes when it has, which on this machine is at once.
    /// </param>
    /// <param name="output">Where the table goes.</param>
    public static async Task<int> RunAsync(int every, TimeProvider later, TextWriter output)
    {
        output.WriteLine("| delivery | boundaries | ended as undisturbed | ended in 8, naming the step | anything else |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        var bad = new List<string>();
        foreach (var (name, environment, before, delivery) in new (string, string, string[]?, string[])[]
        {
            ("deploy", "STAGING", null, Deploy), ("promotion", "PRODUCTION", Deploy, Promote), ("deploy to six apps", "TENANTS", null, Fleet),
        })
        {
            var rows = await TryAllAsync(environment, before, delivery, every, later);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {rows.Count} | {rows.Count(row => row.End == End.Same)} | {rows.Count(row => row.End == End.Named)} | {rows.Count(row => row.End == End.Bad)} |"));
            bad.AddRange(rows.Where(row => row.End == End.Bad).Select(row => $"{name} {row.Boundary}: {row.Story}"));
        }

        foreach (var story in bad)
        {
            output.WriteLine();
            output.WriteLine(story);
        }

        return bad.Count == 0 ? 0 : 1;
    }

    private static async Task<List<Row>> TryAllAsync(string environment, string[]? before, string[] delivery, int every, TimeProvider later)
    {
        var (kinds, undisturbed) = await UndisturbedAsync(environment, before, delivery);
        var boundaries =
            from at in Enumerable.Range(1, kinds.Count)
            from isBefore in new[] { true, false }
            select (At: at, IsBefore: isBefore);
        var rows = new ConcurrentBag<Row>();
        await Parallel.ForEachAsync(
            boundaries.Where((_, place) => place % every == 0),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (boundary, _) =>
            {
                var name = $"{(boundary.IsBefore ? "before" : "after")} {boundary.At} ({kinds[boundary.At - 1]})";
                rows.Add(await TryAsync(before, delivery, boundary.At, boundary.IsBefore, name, undisturbed, later));
            });
        return [.. rows.OrderBy(row => row.Boundary, StringComparer.Ordinal)];
    }

    private static async Task<(IReadOnlyList<string> Kinds, IReadOnlyList<string> State)> UndisturbedAsync(
        string environment, string[]? before, string[] delivery)
    {
        await using var world = await World.CreateAsync();
        if (before is not null)
        {
            Succeeds(await world.RunAsync(before));
        }

        Succeeds(await world.RunAsync(delivery));
        await using var ledger = await SqliteLedger.OpenAsync(world.Ledger, TimeProvider.System, CancellationToken.None);
        var rows = await ledger.ReadAsync($"shop/{environment}", 0, CancellationToken.None);

        // The end of a delivery and the release of its lock are appended together: there is no boundary between them.
        return ([.. rows.Select(row => LedgerBody.Read(row).Fact.GetType().Name).Where(kind => kind != nameof(LockReleased))], await world.StateAsync());
    }

    private static async Task<Row> TryAsync(
        string[]? before, string[] delivery, int at, bool isBefore, string boundary, IReadOnlyList<string> undisturbed, TimeProvider later)
    {
        await using var world = await World.CreateAsync();
        if (before is not null)
        {
            Succeeds(await world.RunAsync(before));
        }

        var killed = await world.StartAsync(CrashingHost.Address(world.LedgerAddress, at, isBefore), delivery);
        if (killed.ExitCode is { } alive)
        {
            return new Row(boundary, End.Bad, $"was not killed but ended with {alive}: {killed.Output}");
        }

        var resumed = await world.RunAsync(later, "resume");
        var again = resumed.ExitCode == 0 ? await world.RunAsync(delivery) : resumed;
        var state = await world.StateAsync();
        var locks = await world.RunAsync("lock", "status");
        var story = $"resume {resumed.ExitCode}: {resumed.Output}\nagain {again.ExitCode}: {again.Output}\n{string.Join('\n', state)}\ninstead of\n{string.Join('\n', undisturbed)}\n{locks.Output}";
        if (!locks.Output.Contains("nothing is locked", StringComparison.Ordinal) || state.Any(line => line.EndsWith("maintenance true", StringComparison.Ordinal)))
        {
            return new Row(boundary, End.Bad, story);
        }

        return again.ExitCode == 0 && state.SequenceEqual(undisturbed, StringComparer.Ordinal) ? new Row(boundary, End.Same, story)
            : resumed.ExitCode == 8 && resumed.Output.Contains("manage.py migrate", StringComparison.Ordinal) ? new Row(boundary, End.Named, story)
            : new Row(boundary, End.Bad, story);
    }

    private static void Succeeds((int ExitCode, string Output) ran)
    {
        if (ran.ExitCode != 0)
        {
            throw new InvalidOperationException($"An undisturbed run ended with {ran.ExitCode}: {ran.Output}");
        }
    }

    private enum End
    {
        Same,
        Named,
        Bad,
    }

    private sealed record Row(string Boundary, End End, string Story);
}
