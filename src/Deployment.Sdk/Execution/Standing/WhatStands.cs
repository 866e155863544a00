using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What stands for an environment, for whoever looks at it. Pure functions of its ledger.</summary>
internal static class WhatStands
{
    /// <summary>What persons said, and which deliveries wait for somebody; what weighs most comes first.</summary>
    /// <param name="view">The environment's ledger.</param>
    /// <param name="target">The environment.</param>
    /// <param name="unaccepted">Why it takes nothing under the plan; null when it does.</param>
    /// <param name="lockedBy">Who holds it, in words; null when nobody does.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<StandingNote> Of(LedgerView view, Target target, Refusal? unaccepted, string? lockedBy, DateTimeOffset now)
    {
        // As an automatic delivery would meet them: of a hold too, a person wants to know.
        foreach (var rule in StandingRules.Of(view, target, Trigger.Push, now))
        {
            yield return Note(rule.IsFreeze ? StandingKind.Frozen : StandingKind.Held, $"{target.Name} is {rule.Text}", rule.Remedy);
        }

        if (unaccepted is not null)
        {
            yield return Note(StandingKind.PlanNotAccepted, unaccepted.Reason, unaccepted.Remedy);
        }

        if (lockedBy is not null)
        {
            yield return Note(StandingKind.Locked, lockedBy, $"dotnet run -- lock status {target.Name}");
        }
        else if (view.Unfinished is { } unfinished)
        {
            yield return Note(
                StandingKind.Unfinished,
                $"{Delivery(unfinished, target)} began on {StandingRules.Moment(unfinished.Entry.At)}, and its process has gone",
                "dotnet run -- resume");
        }
        else if (view.Partial is { } partial)
        {
            yield return Note(
                StandingKind.Incomplete,
                $"{Delivery(partial, target)} ended with something left to do on {NamedSome.Join(", ", partial.Rest)}",
                "dotnet run -- resume");
        }

        foreach (var request in ApprovalRequest.In(view).Where(request => request.IsOpen(now)))
        {
            var subject = request.Asked.Subject;
            yield return Note(
                StandingKind.AwaitsApproval,
                $"{target.Name}: the {subject.Verb} of {CommitHash.Short(subject.Commit)}{(subject.From is { } from ? $" from {from}" : "")} "
                + $"waits for approval since {StandingRules.Moment(request.Entry.At)} (request {request.Id})",
                $"dotnet run -- approvals {target.Name}");
        }

        StandingNote Note(StandingKind kind, string message, string? remedy) => new(target.Name, kind, message, remedy);
    }

    private static string Delivery(Journal journal, Target target) =>
        $"{target.Name}: the {journal.Began.Verb} of {CommitHash.Short(journal.Began.Commit)} by run {journal.Run}";
}
