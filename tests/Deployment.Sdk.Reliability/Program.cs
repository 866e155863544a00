using System.Globalization;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Reliability;

const string Sqlite = "sqlite";
const string PostgreSql = "postgresql";

return args switch
{
    ["deliver", .. var rest] => await DeliveryProgram.RunAsync(Shop.Plan, Shop.Resolve, rest, rehearsal: null, new CrashingHost()),
    ["crashes"] => await CrashMatrix.RunAsync(every: 1, only: null, TimeProvider.System, Console.Out),
    ["crashes", "--every", var every] when int.TryParse(every, out var step) && step > 0 =>
        await CrashMatrix.RunAsync(step, only: null, TimeProvider.System, Console.Out),
    ["crashes", "--every", var every, var only] when int.TryParse(every, out var step) && step > 0 && CrashMatrix.Names.Contains(only) =>
        await CrashMatrix.RunAsync(step, only, TimeProvider.System, Console.Out),
    ["crowd", .. var more] when Crowded(more) is { } crowd => await OnEachAsync(crowd.Store, ledger => Crowd.RunAsync(crowd.Processes, ledger)),
    ["stall", .. var more] when more is [] or [Sqlite or PostgreSql] => await OnEachAsync(more is [var store] ? store : null, StallAsync),
    ["fleet"] => await Fleet.RunAsync(200, Console.Out),
    ["fleet", var size] when int.TryParse(size, out var most) && most > 1 => await Fleet.RunAsync(most, Console.Out),
    ["ledger"] => await LongLedger.RunAsync(10_000, Console.Out),
    ["ledger", var rows] when int.TryParse(rows, out var most) && most > 1 => await LongLedger.RunAsync(most, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"crashes [--every N [DELIVERY]] | crowd [PROCESSES [{Sqlite}|{PostgreSql}]] | stall [{Sqlite}|{PostgreSql}] | fleet [APPS] | ledger [ROWS]");
    return 64;
}

static (int Processes, string? Store)? Crowded(string[] arguments) => arguments switch
{
    [] => (50, null),
    [var count] when int.TryParse(count, out var many) && many > 1 => (many, null),
    [var count, (Sqlite or PostgreSql) and var store] when int.TryParse(count, out var many) && many > 1 => (many, store),
    _ => null,
};

// On both stores, or on the one that is named.
static async Task<int> OnEachAsync(string? store, Func<string?, Task<(string Summary, IReadOnlyList<string> Problems)>> tryAsync)
{
    var problems = store == PostgreSql ? 0 : Tell(await tryAsync(null));
    if (store == Sqlite)
    {
        return problems == 0 ? 0 : 1;
    }

    if (Environment.GetEnvironmentVariable("DEPLOYMENT_RELIABILITY_LEDGER") is { Length: > 0 } given)
    {
        return problems + Tell(await tryAsync(given)) == 0 ? 0 : 1;
    }

    if (PostgresServer.Missing is { } missing)
    {
        Console.Out.WriteLine($"PostgreSQL was left out: {missing}");
        return problems == 0 ? 0 : 1;
    }

    await using var server = await PostgresServer.StartAsync();
    return problems + Tell(await tryAsync(server.AddressOf(await server.NewLedgerAsync()).AbsoluteUri)) == 0 ? 0 : 1;
}

static int Tell((string Summary, IReadOnlyList<string> Problems) tried)
{
    Console.Out.WriteLine(tried.Summary);
    foreach (var problem in tried.Problems)
    {
        Console.Out.WriteLine(problem);
    }

    return tried.Problems.Count;
}

// The fourth append says that the first change is about to be sent: the worst place to fall asleep.
static async Task<(string Summary, IReadOnlyList<string> Problems)> StallAsync(string? ledger)
{
    var (problems, said) = await Stall.RunAsync(ledger, at: 4, before: false, runsOut: true);
    return (string.Create(
        CultureInfo.InvariantCulture,
        $"stalled on {(ledger is null ? "SQLite" : "PostgreSQL")} until its lock ran out, and woken: {problems.Count} problems; it said: {said.Trim().Split('\n')[^1].Trim()}"), problems);
}
