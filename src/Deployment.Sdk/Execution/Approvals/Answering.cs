using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>A request while a person answers it: what can be answered, in which role, and how the answer is written down.</summary>
internal sealed class Answering(DeliverySession session)
{
    /// <summary>Finds what can still be answered: open, under this plan, in a role that is asked for.</summary>
    public async Task<Verdict<AskedRole>> FindAsync(string request, string role, CancellationToken cancellationToken)
    {
        if (CiTrigger.Check(session) is { } closed)
        {
            return closed;
        }

        var found = await FiledRequest.FindAsync(session, request, cancellationToken).ConfigureAwait(false);
        if (found.Refusal is { } unknown)
        {
            return unknown;
        }

        var filed = found.Value;
        if (filed is { Request.Closed.Fact: ApprovalVoided gone, Subject.From: not null })
        {
            return Void(filed, gone);
        }

        if (filed.Request.End(session.Time.GetUtcNow()) is { } end)
        {
            return Refusal.Policy($"the request {filed.Request.Id} is closed: {end}", "deliver again to ask anew");
        }

        if (filed.Subject.PolicyDigest != session.Plan.PolicyDigest)
        {
            return Refusal.Outdated(
                $"the request {filed.Request.Id} was filed under the plan {CommitHash.Short(filed.Subject.PolicyDigest)}, and this is {session.Plan.PolicyDigest[..12]}",
                "answer from the checkout that it was filed from, or deliver again to ask anew");
        }

        var rules = filed.Target.Definition.Of<RequiresApprovalAttribute>();
        return rules.FirstOrDefault(rule => string.Equals(rule.Role, role, StringComparison.OrdinalIgnoreCase)) is { } asked
            ? new AskedRole(filed, asked)
            : Refusal.Usage(
                $"{filed.Target.Name} asks nobody in the role {role}", $"it asks: {string.Join(", ", rules.Select(rule => rule.Role))}");
    }

    /// <summary>Why nobody can answer it any longer.</summary>
    public static Refusal Void(FiledRequest filed, ApprovalVoided gone) => Refusal.Outdated(
        $"the request {filed.Request.Id} is void: {gone.Reason}", $"ask anew: dotnet run -- promote {ShellText.Quote(filed.Subject.From ?? "")} {filed.Target.Name}");

    /// <summary>Writes an answer down; a refusal where it comes too late.</summary>
    public async Task<Refusal?> AppendAsync(FiledRequest filed, Identity identity, LedgerFact fact, CancellationToken cancellationToken)
    {
        var api = session.Api;
        var opened = api.Refusal is { } wrong
            ? wrong
            : await new TargetLedger(session).OpenAsync(filed.Target, api.Value, identity.Account, cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }

        using var open = opened.Value;
        Refusal? late = null;
        await open.Ledger.AppendAsync(
            newest => (late = Late(newest, filed, fact)) is null ? [fact] : [], lease: null, cancellationToken).ConfigureAwait(false);
        return late;
    }

    private Refusal? Late(LedgerView newest, FiledRequest filed, LedgerFact fact) =>
        !IsOpen(newest, filed)
            ? Refusal.Policy($"the request {filed.Request.Id} was closed just now", $"look at it: dotnet run -- approvals {filed.Target.Name}")
        : fact is ApprovalRejected && newest.Unfinished is { } underWay && ApprovalRequest.IsOf(underWay.Began, filed.Subject)
            ? Refusal.Policy(
                $"what the request {filed.Request.Id} is about is being delivered to {filed.Target.Name} since {underWay.Entry.At:yyyy-MM-dd HH:mm}Z, by run {underWay.Run}: a no comes too late",
                $"once that has ended: dotnet run -- rollback {filed.Target.Name}")
        : null;

    private bool IsOpen(LedgerView view, FiledRequest filed) =>
        ApprovalRequest.In(view).Any(request => request.Id == filed.Request.Id && request.IsOpen(session.Time.GetUtcNow()));
}
