using System.Globalization;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Reliability;

/// <summary>Lets many processes deliver different commits to one environment at once, and reads in the ledger what came of it.</summary>
internal static class Crowd
{
    /// <param name="processes">How many.</param>
    /// <param name="ledger">The ledger's address; null for a file.</param>
    /// <returns>What came of it in a sentence, and everything that is wrong with it.</returns>
    public static async Task<(string Summary, IReadOnlyList<string> Problems)> RunAsync(int processes, string? ledger)
    {
        await using var world = await World.CreateAsync(ledger);
        var commits = Enumerable.Range(0, processes).Select(number => world.Commit($"Change {number}")).ToArray();
        var ran = await Task.WhenAll(commits.Select(commit =>
            world.StartAsync(null, "deploy", "--branch", "master", "--commit", commit, "--lock-wait", "900")));

        await using var store = await OpenAsync(world);
        var entries = (await store.ReadAsync("shop/STAGING", 0, CancellationToken.None)).Select(LedgerBody.Read).ToArray();
        var problems = new List<string>();
        string? holder = null;
        var delivered = new List<int>();
        foreach (var entry in entries)
        {
            switch (entry.Fact)
            {
                case LockTaken when holder is not null:
                    problems.Add($"row {entry.Version}: taken while {holder} held it");
                    break;
                case LockTaken:
                    holder = entry.Origin.Run;
                    break;
                case LockReleased:
                    holder = null;
                    break;
                case DeliveryBegan began when entry.Origin.Run == holder:
                    delivered.Add(Array.IndexOf(commits, began.Commit));
                    break;
                default:
                    if (entry.Origin.Run != holder)
                    {
                        problems.Add($"row {entry.Version}: {entry.Fact.GetType().Name} of {entry.Origin.Run}, held by {holder}");
                    }

                    break;
            }
        }

        if (!delivered.SequenceEqual(delivered.Order()))
        {
            problems.Add($"delivered out of order: {string.Join(' ', delivered)}");
        }

        if (entries.Where((entry, place) => entry.Version != place + 1).Any())
        {
            problems.Add("rows are missing");
        }

        problems.AddRange(world.StaleWrites);
        problems.AddRange(ran.Where(end => end.ExitCode is not (0 or 6)).Select(end => $"ended with {end.ExitCode}: {end.Output}"));
        if (delivered.Count == 0 || delivered[^1] != processes - 1)
        {
            problems.Add("the newest commit did not arrive last");
        }

        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{processes} processes on {(ledger is null ? "SQLite" : "PostgreSQL")}: {delivered.Count} delivered in order, {ran.Count(end => end.ExitCode == 6)} found a newer commit there, {entries.Length} rows, {problems.Count} problems");
        return (summary, problems);
    }

    private static async Task<ILedgerStore> OpenAsync(World world) => world.SharedLedger is { } shared
        ? await new CrashingHost().OpenAsync(new Uri(shared), CancellationToken.None)
        : await SqliteLedger.OpenAsync(world.Ledger, TimeProvider.System, CancellationToken.None);
}
