using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>Locks as a person looks at them, takes them and frees them.</summary>
internal sealed class HandLock(DeliverySession session)
{
    public async Task<DeliveryResult> StatusAsync(string? environment, CancellationToken cancellationToken)
    {
        var targets = environment is null
            ? Verdict.Of<Target[]>([.. session.Plan.Environments.SelectMany(known => Target.AllOf(known))])
            : TargetNames.Find(session.Plan, environment) is { Refusal: null, Value: var one } ? new[] { one }
            : TargetNames.Find(session.Plan, environment).Refusal!;
        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if ((targets.Refusal ?? opened.Refusal) is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        var lines = new List<string>();
        foreach (var target in targets.Value)
        {
            var stream = EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name);
            var lease = await opened.Value.ReadLeaseAsync(stream, cancellationToken).ConfigureAwait(false);
            if (lease is null)
            {
                continue;
            }

            var free = LeaseVacancy.Of(opened.Value, lease) is { } because ? $", free to take: {because}" : "";
            lines.Add($"{await EnvironmentLock.HeldAsync(opened.Value, stream, target, lease, cancellationToken).ConfigureAwait(false)}{free}");
        }

        return new DeliveryResult(DeliveryOutcome.Done, lines.Count == 0 ? "nothing is locked" : string.Join("; ", lines));
    }

    public Task<DeliveryResult> AcquireAsync(string environment, string reason, TimeSpan life, CancellationToken cancellationToken)
    {
        var why = StatedText.Of(session, "--reason", reason);
        return why.Refusal is { } unstated
            ? Task.FromResult(DeliveryResult.From(unstated))
            : AtAsync(environment, ledger => AcquireAsync(ledger, environment, why.Value, life, cancellationToken), cancellationToken);
    }

    public Task<DeliveryResult> ReleaseAsync(string environment, string? confirm, CancellationToken cancellationToken) =>
        AtAsync(environment, ledger => ReleaseAsync(ledger, environment, confirm, cancellationToken), cancellationToken);

    private static async Task<DeliveryResult> AcquireAsync(
        EnvironmentLedger ledger, string environment, string reason, TimeSpan life, CancellationToken cancellationToken)
    {
        var standing = await ledger.Store.ReadLeaseAsync(ledger.Stream, cancellationToken).ConfigureAwait(false);
        var because = standing is null ? null : LeaseVacancy.Of(ledger.Store, standing);
        if (standing is not null && because is null)
        {
            return new DeliveryResult(
                DeliveryOutcome.LockHeld,
                $"{environment} is locked by {EnvironmentLock.Text(LeaseHolder.Read(standing.Holder))}, {EnvironmentLock.Until(standing)}")
            {
                Remedy = $"wait until it is free, or free it: dotnet run -- lock release {environment}",
            };
        }

        // Of no process: it outlives this one.
        var holder = Origins.HolderOf(ledger.Origin, reason) with { Process = null };
        var taken = await ledger.AppendAsync(
            new LockTaken(holder) { InPlaceOf = standing?.Fence, Because = because },
            new LeaseChange.Take(holder.Write(), life, standing?.Fence),
            cancellationToken).ConfigureAwait(false);
        return taken is LedgerAppend.Appended
            ? new DeliveryResult(DeliveryOutcome.Done, $"{environment} is locked for {life.TotalMinutes:0} minutes: {reason}")
            {
                Remedy = $"free it with: dotnet run -- lock release {environment}",
            }
            : new DeliveryResult(DeliveryOutcome.LockHeld, $"somebody else locked {environment} just now");
    }

    private static async Task<DeliveryResult> ReleaseAsync(
        EnvironmentLedger ledger, string environment, string? confirm, CancellationToken cancellationToken)
    {
        if (await ledger.Store.ReadLeaseAsync(ledger.Stream, cancellationToken).ConfigureAwait(false) is not { } standing)
        {
            return new DeliveryResult(DeliveryOutcome.Done, $"nothing to do: {environment} is not locked");
        }

        var holder = LeaseHolder.Read(standing.Holder);
        var isAtWork = holder.Process is not null && LeaseVacancy.Of(ledger.Store, standing) is null;
        if (isAtWork && confirm != environment)
        {
            return DeliveryResult.From(Refusal.Policy(
                $"{environment} is locked by {EnvironmentLock.Text(holder)}, which may be at work there",
                $"if you know that it is not: dotnet run -- lock release {environment} --confirm {environment}"));
        }

        var released = await ledger.AppendAsync(
            new LockReleased(standing.Fence, $"released by {Origins.HolderOf(ledger.Origin, "").Who}"),
            new LeaseChange.Release(standing.Fence),
            cancellationToken).ConfigureAwait(false);
        return new DeliveryResult(
            DeliveryOutcome.Done,
            released is LedgerAppend.Appended
                ? $"{environment} is free; its holder was {EnvironmentLock.Text(holder)}"
                : $"{environment} changed hands just now, and was left alone");
    }

    private async Task<DeliveryResult> AtAsync(
        string environment, Func<EnvironmentLedger, Task<DeliveryResult>> act, CancellationToken cancellationToken)
    {
        var target = TargetNames.Find(session.Plan, environment);
        if (target.Refusal is { } unknown)
        {
            return DeliveryResult.From(unknown);
        }

        try
        {
            var opened = await new TargetLedger(session).OpenAsync(target.Value, cancellationToken).ConfigureAwait(false);
            if (opened.Refusal is { } closed)
            {
                return DeliveryResult.From(closed);
            }

            using var open = opened.Value;
            return await act(open.Ledger).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            return Failures.OfLedger(failure);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure, target.Value);
        }
    }
}
