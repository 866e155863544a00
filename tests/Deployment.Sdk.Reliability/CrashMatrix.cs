using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Deployment.Sdk.Emulator;
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
    private static readonly string[] Workers = ["deploy", "--branch", "workers"];
    private static readonly string[] Unwell = ["deploy", "--branch", "unwell"];
    private static readonly string[] Promote = ["promote", "STAGING", "PRODUCTION", "--confirm", "shop-production", "--approve", "owner"];

    private static readonly Delivery[] All =
    [
        new("deploy", "STAGING", _ => Task.FromResult(Deploy)),
        new("promotion", "PRODUCTION", DeployFirstAsync),
        new("deploy to six apps", "TENANTS", _ => Task.FromResult(Fleet)),
        new("deploy that stops workers", "WORKERS", WorkFirstAsync),
        new("rollback", "STAGING", DeployTwiceAsync),
        new("config apply", "STAGING", DriftAsync),
        new("deploy that is taken back", "UNWELL", BeWellFirstAsync) { ExitCode = 7 },
        new("deploy whose answer is lost", "STAGING", _ => Task.FromResult(Deploy))
        {
            Scenario = Scenario.On("POST /apps/*/builds", "shop-staging").Nth(1).IsResetAfter(),
        },
        new("promotion whose answer is lost", "PRODUCTION", DeployFirstAsync)
        {
            Scenario = Scenario.On("POST /pipeline-promotions").Nth(1).IsResetAfter(),
        },
    ];

    /// <summary>What the deliveries are called.</summary>
    public static IEnumerable<string> Names => All.Select(delivery => delivery.Name);

    /// <param name="every">Every how many boundaries one is tried, counted through all deliveries; 1 tries all.</param>
    /// <param name="only">The name of the only delivery; null for all.</param>
    /// <param name="later">
    /// The clock of whoever takes it up. A real one waits until Heroku would have begun what was asked last; one that is ahead by that
    /// time comes when it has, which on this machine is at once.
    /// </param>
    /// <param name="output">Where the table goes.</param>
    public static async Task<int> RunAsync(int every, string? only, TimeProvider later, TextWriter output)
    {
        output.WriteLine("| delivery | boundaries | tried | ended as undisturbed | ended in 8, naming the step | anything else | took |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        var bad = new List<string>();
        var before = 0;
        foreach (var delivery in All.Where(delivery => only is null || delivery.Name == only))
        {
            var began = Stopwatch.StartNew();
            var (count, rows) = await TryAllAsync(delivery, before, every, later);
            before += count;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {delivery.Name} | {count} | {rows.Count} | {rows.Count(row => row.End == End.Same)} | {rows.Count(row => row.End == End.Named)} | {rows.Count(row => row.End == End.Bad)} | {began.Elapsed.TotalSeconds:0} s |"));
            bad.AddRange(rows.Where(row => row.End == End.Bad).Select(row => $"{delivery.Name} {row.Boundary}: {row.Story}"));
        }

        foreach (var story in bad)
        {
            output.WriteLine();
            output.WriteLine(story);
        }

        return bad.Count == 0 ? 0 : 1;
    }

    private static async Task<(int Boundaries, List<Row> Rows)> TryAllAsync(
        Delivery delivery, int before, int every, TimeProvider later)
    {
        var (kinds, undisturbed) = await UndisturbedAsync(delivery);
        var boundaries = (
            from at in Enumerable.Range(1, kinds.Count)
            from isBefore in new[] { true, false }
            select (At: at, IsBefore: isBefore)).ToArray();
        var rows = new ConcurrentBag<Row>();
        await Parallel.ForEachAsync(
            boundaries.Where((_, place) => (before + place) % every == 0),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (boundary, _) =>
            {
                var name = $"{(boundary.IsBefore ? "before" : "after")} {boundary.At} ({kinds[boundary.At - 1]})";
                rows.Add(await TryAsync(delivery, boundary.At, boundary.IsBefore, name, undisturbed, later));
            });
        return (boundaries.Length, [.. rows.OrderBy(row => row.Boundary, StringComparer.Ordinal)]);
    }

    private static async Task<(IReadOnlyList<string> Kinds, IReadOnlyList<string> State)> UndisturbedAsync(Delivery delivery)
    {
        await using var world = await World.CreateAsync(scenario: delivery.Scenario);
        var command = await delivery.Prepare(world);
        var before = await RowsAsync(world, delivery.Environment);
        Ends(await world.RunAsync(command), delivery.ExitCode);
        var rows = await RowsAsync(world, delivery.Environment);

        return (
            Appends([.. rows.Skip(before.Count).Select(row => LedgerBody.Read(row).Fact)]),
            await world.StateAsync());
    }

    // The end of a delivery is appended together with the release of its lock, or with the beginning of what takes it back: there is no
    // boundary between them.
    private static IReadOnlyList<string> Appends(LedgerFact[] facts) =>
    [
        .. facts.Where((fact, place) => fact is not LockReleased
            && !(fact is HoldSet && place > 0 && facts[place - 1] is DeliveryEnded)
            && !(fact is DeliveryBegan { TakesBack: true }))
            .Select(fact => fact.GetType().Name),
    ];

    private static async Task<IReadOnlyList<LedgerRow>> RowsAsync(World world, string environment)
    {
        await using var ledger = await SqliteLedger.OpenAsync(world.Ledger, TimeProvider.System, CancellationToken.None);
        return await ledger.ReadAsync($"shop/{environment}", 0, CancellationToken.None);
    }

    private static async Task<Row> TryAsync(
        Delivery tried, int at, bool isBefore, string boundary, IReadOnlyList<string> undisturbed, TimeProvider later)
    {
        await using var world = await World.CreateAsync(scenario: tried.Scenario);
        var delivery = await tried.Prepare(world);
        var killed = await world.StartAsync(CrashingHost.Address(world.LedgerAddress, at, isBefore), delivery);
        if (killed.ExitCode is { } alive)
        {
            return new Row(boundary, End.Bad, $"was not killed but ended with {alive}: {killed.Output}");
        }

        var resumed = await world.RunAsync(later, "resume");
        var again = resumed;
        var state = await world.StateAsync();
        if (resumed.ExitCode == 0 && (tried.ExitCode == 0 || !state.SequenceEqual(undisturbed, StringComparer.Ordinal)))
        {
            // What was taken back, and closed, would be delivered and taken back once more.
            again = await world.RunAsync(delivery);
            state = await world.StateAsync();
        }

        var locks = await world.RunAsync("lock", "status");
        var story = $"resume {resumed.ExitCode}: {resumed.Output}\nagain {again.ExitCode}: {again.Output}\n{string.Join('\n', state)}\ninstead of\n{string.Join('\n', undisturbed)}\n{locks.Output}";
        if (!locks.Output.Contains("nothing is locked", StringComparison.Ordinal) || state.Any(line => line.EndsWith("maintenance true", StringComparison.Ordinal)))
        {
            return new Row(boundary, End.Bad, story);
        }

        var isOver = again.ExitCode == tried.ExitCode || (tried.ExitCode != 0 && again == resumed && again.ExitCode == 0);
        return isOver && state.SequenceEqual(undisturbed, StringComparer.Ordinal) ? new Row(boundary, End.Same, story)
            : resumed.ExitCode == 8 && resumed.Output.Contains("manage.py migrate", StringComparison.Ordinal) ? new Row(boundary, End.Named, story)
            : new Row(boundary, End.Bad, story);
    }

    private static async Task<string[]> DeployFirstAsync(World world)
    {
        Succeeds(await world.RunAsync(Deploy));
        return Promote;
    }

    private static async Task<string[]> DriftAsync(World world)
    {
        Succeeds(await world.RunAsync(Deploy));
        await world.UnsetAsync("shop-staging", "COLOUR");
        return ["config", "apply", "STAGING"];
    }

    private static async Task<string[]> BeWellFirstAsync(World world)
    {
        Succeeds(await world.RunAsync(Unwell));
        world.Commit("Second");
        return Unwell;
    }

    private static async Task<string[]> WorkFirstAsync(World world)
    {
        Succeeds(await world.RunAsync(Workers));
        await world.ScaleAsync("shop-workers", "worker", 3);
        world.Commit("Second");
        return Workers;
    }

    private static async Task<string[]> DeployTwiceAsync(World world)
    {
        Succeeds(await world.RunAsync(Deploy));
        var version = await world.VersionAsync("shop-staging");
        world.Commit("Second");
        Succeeds(await world.RunAsync(Deploy));

        // By its version: once it is done there is nothing to do.
        return ["rollback", "STAGING", $"v{version}", "--reason", "orders fail"];
    }

    private static void Succeeds((int ExitCode, string Output) ran) => Ends(ran, 0);

    private static void Ends((int ExitCode, string Output) ran, int exitCode)
    {
        if (ran.ExitCode != exitCode)
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

    /// <param name="Name">What it is called in the table.</param>
    /// <param name="Environment">Where it goes.</param>
    /// <param name="Prepare">What comes before it; gives the command.</param>
    private sealed record Delivery(string Name, string Environment, Func<World, Task<string[]>> Prepare)
    {
        /// <summary>How it ends undisturbed.</summary>
        public int ExitCode { get; init; }

        /// <summary>What goes wrong on Heroku, besides the kill.</summary>
        public Scenario Scenario { get; init; } = Scenario.None;
    }
}
