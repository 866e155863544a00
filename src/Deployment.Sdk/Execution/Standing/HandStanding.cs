using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Freezes, holds and accepted plans, as a person sets and ends them.</summary>
internal sealed class HandStanding(DeliverySession session)
{
    public Task<DeliveryResult> FreezeAsync(string environment, string reason, string? until, CancellationToken cancellationToken)
    {
        DateTimeOffset? end = null;
        if (until is not null)
        {
            var read = FreezeEnd.Read(until, session.Time.GetUtcNow());
            if (read.Refusal is { } unreadable)
            {
                return Task.FromResult(DeliveryResult.From(unreadable));
            }

            end = read.Value.At;
        }

        Journal? underWay = null;
        return SayAsync(
            environment,
            reason,
            (view, why) =>
            {
                underWay = view.Unfinished;
                return new FreezeBegan(why, end);
            },
            (target, why) => $"{target.Name} is frozen{(end is { } at ? $" until {at:yyyy-MM-dd HH:mm}Z" : "")}: {why}{GoesOn(underWay)}",
            DeliveryEventKind.FreezeBegan,
            target => $"dotnet run -- unfreeze {target.Name} --reason TEXT",
            cancellationToken);
    }

    public Task<DeliveryResult> UnfreezeAsync(string environment, string reason, CancellationToken cancellationToken) =>
        SayAsync(
            environment,
            reason,
            (view, why) => view.Freeze(session.Time.GetUtcNow()) is null ? null : new FreezeEnded(why),
            (target, why) => $"{target.Name} is not frozen any longer: {why}",
            DeliveryEventKind.FreezeEnded,
            _ => null,
            cancellationToken);

    public Task<DeliveryResult> HoldAsync(string environment, string reason, CancellationToken cancellationToken) =>
        SayAsync(
            environment,
            reason,
            (_, why) => new HoldSet(why),
            (target, why) => $"{target.Name} takes no automatic deliveries: {why}",
            null,
            StandingRules.ReleaseHold,
            cancellationToken);

    public Task<DeliveryResult> ReleaseAsync(string environment, string reason, CancellationToken cancellationToken) =>
        SayAsync(
            environment,
            reason,
            (view, why) => view.Hold is null ? null : new HoldReleased(why),
            (target, why) => $"{target.Name} takes automatic deliveries again: {why}",
            null,
            _ => null,
            cancellationToken);

    public Task<DeliveryResult> AcceptAsync(string environment, string? reason, CancellationToken cancellationToken)
    {
        var digest = session.Plan.PolicyDigest;
        return SayAsync(
            environment,
            reason,
            (view, why) => view.AcceptedPolicy == digest ? null : new PolicyAccepted(digest, why.Length > 0 ? why : null),
            (target, _) => $"{target.Name} takes deliveries under the plan {digest[..12]}",
            null,
            _ => null,
            cancellationToken);
    }

    private async Task<DeliveryResult> SayAsync(
        string environment,
        string? reason,
        Func<LedgerView, string, LedgerFact?> fact,
        Func<Target, string, string> said,
        DeliveryEventKind? told,
        Func<Target, string?> remedy,
        CancellationToken cancellationToken)
    {
        var target = TargetNames.Find(session.Plan, environment);
        var why = reason is null ? "" : StatedText.Of(session, "--reason", reason);
        if ((target.Refusal ?? why.Refusal) is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        try
        {
            var opened = await new TargetLedger(session).OpenAsync(target.Value, cancellationToken).ConfigureAwait(false);
            if (opened.Refusal is { } closed)
            {
                return DeliveryResult.From(closed);
            }

            using var open = opened.Value;
            var ledger = open.Ledger;
            var isSaid = false;
            await ledger.AppendAsync(
                view =>
                {
                    var says = fact(view, why.Value);
                    isSaid = says is not null;
                    return says is null ? [] : [says];
                },
                lease: null,
                cancellationToken).ConfigureAwait(false);
            if (!isSaid)
            {
                return new DeliveryResult(DeliveryOutcome.Done, $"nothing to do: {target.Value.Name} stands so already");
            }

            var text = said(target.Value, why.Value);
            if (told is { } kind)
            {
                await new EnvironmentNews(session, target.Value, ledger)
                    .TellAsync(kind, "", $"{text[(target.Value.Name.Length + 1)..]} (by {Who(ledger.Origin)})").ConfigureAwait(false);
            }

            return new DeliveryResult(DeliveryOutcome.Done, text) { Remedy = remedy(target.Value) };
        }
        catch (LedgerException failure)
        {
            return Failures.OfLedger(failure);
        }
        catch (HerokuException failure)
        {
            return Failures.BeforeAnyChange(failure);
        }
    }

    // A freeze keeps out what has not begun.
    private static string GoesOn(Journal? underWay) => underWay is null
        ? ""
        : $"; the {underWay.Began.Verb} of {CommitHash.Short(underWay.Began.Commit)} by run {underWay.Run} began before and goes on";

    private static string Who(LedgerOrigin origin) => origin.Account ?? origin.Actor ?? "somebody";
}
