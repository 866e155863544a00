using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>The ledger of a rehearsed environment, as another process would open it.</summary>
internal static class LedgerReading
{
    public static Task<LedgerView> LedgerAsync(this RehearsedRepository team, string environment, Plan? plan = null) =>
        WithLedgerAsync(team, environment, plan, ledger => ledger.ReadAsync(TestContext.Current.CancellationToken));

    /// <summary>Lets a test write what a process that is gone would have left.</summary>
    public static async Task<T> WithLedgerAsync<T>(
        this RehearsedRepository team, string environment, Plan? plan, Func<EnvironmentLedger, Task<T>> use)
    {
        plan ??= SamplePlan.Of();
        await using var session = await DeliverySession.OpenAsync(
            plan,
            SamplePlan.Resolver(plan),
            new DeliverySessionOptions { WorkingDirectory = team.Git.Path, Rehearsal = team.Heroku, Environment = new Dictionary<string, string>() },
            TestContext.Current.CancellationToken);
        var store = (await session.Ledger.OpenAsync(TestContext.Current.CancellationToken)).Value;
        using var ledger = new EnvironmentLedger(
            store, EnvironmentLedger.StreamOf(plan.Pipeline, environment), Origins.Of(session, team.Heroku.Latest!.Api, null));
        await ledger.ReadAsync(TestContext.Current.CancellationToken);
        return await use(ledger);
    }
}
