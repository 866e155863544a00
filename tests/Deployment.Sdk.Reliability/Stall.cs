using System.Diagnostics;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Reliability;

/// <summary>
/// Stops a delivery's process at one exact row of its journal, lets somebody else take the environment and deliver, and wakes it up: it
/// has to find out, and change nothing any more.
/// </summary>
internal static class Stall
{
    /// <param name="ledger">The ledger's address; null for a file.</param>
    /// <param name="at">At which append, from 1.</param>
    /// <param name="before">Whether before it, or after it.</param>
    /// <param name="runsOut">Whether its lock runs out by itself, rather than being released by a person.</param>
    /// <returns>Everything that is wrong with it, and what the woken process said.</returns>
    public static async Task<(IReadOnlyList<string> Problems, string Said)> RunAsync(string? ledger, int at, bool before, bool runsOut)
    {
        await using var world = await World.CreateAsync(ledger);
        var problems = new List<string>();
        using var stalled = world.Begin(
            CrashingHost.Address(world.LedgerAddress, at, before, stops: true), "deploy", "--branch", "master");
        try
        {
            await UntilStoppedAsync(stalled);
            world.Commit("Overtakes");
            if (!runsOut)
            {
                Expect(await world.RunAsync("lock", "release", "STAGING", "--confirm", "STAGING"), 0);
            }

            // Whoever waits for a lock that runs out takes it over, and what its holder left, before it delivers.
            Expect(await world.RunAsync("deploy", "--branch", "master", "--lock-wait", "180"), 0);
            var changes = Changes(world);
            var rows = await RowsAsync(world);

            using var cont = Process.Start("sh", ["-c", $"kill -CONT {stalled.Id}"]);
            var (exitCode, said) = await World.EndAsync(stalled);
            if (exitCode is not (5 or 8))
            {
                problems.Add($"the woken process ended with {exitCode}: {said}");
            }

            problems.AddRange(world.StaleWrites);
            if (Changes(world) != changes)
            {
                problems.Add($"the woken process changed Heroku: {said}");
            }

            if (await RowsAsync(world) != rows)
            {
                problems.Add($"the woken process wrote to the ledger: {said}");
            }

            return (problems, said);
        }
        finally
        {
            if (!stalled.HasExited)
            {
                stalled.Kill();
            }
        }

        void Expect((int ExitCode, string Output) ran, int exitCode)
        {
            if (ran.ExitCode != exitCode)
            {
                problems.Add($"ended with {ran.ExitCode}: {ran.Output}");
            }
        }
    }

    private static int Changes(World world) => world.Requests.Count(request => request.Method != "GET");

    private static async Task<int> RowsAsync(World world)
    {
        await using var store = world.SharedLedger is { } shared
            ? await new CrashingHost().OpenAsync(new Uri(shared), CancellationToken.None)
            : await SqliteLedger.OpenAsync(world.Ledger, TimeProvider.System, CancellationToken.None);
        return (await store.ReadAsync("shop/STAGING", 0, CancellationToken.None)).Count;
    }

    // The state stands behind the program's name in parentheses.
    private static async Task UntilStoppedAsync(Process process)
    {
        for (var look = 0; !process.HasExited; look++)
        {
            var stat = await File.ReadAllTextAsync($"/proc/{process.Id}/stat");
            if (stat[(stat.LastIndexOf(')') + 2)..].StartsWith('T'))
            {
                return;
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException((await World.EndAsync(process)).Output);
    }
}
