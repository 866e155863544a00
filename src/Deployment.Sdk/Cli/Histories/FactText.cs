using System.Globalization;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.Histories;

/// <summary>A fact of the ledger in words.</summary>
internal static class FactText
{
    /// <summary>Says it.</summary>
    /// <param name="entry">The fact.</param>
    /// <param name="delivery">The delivery that it belongs to, whose steps it counts; null when none began.</param>
    public static string Of(LedgerEntry entry, DeliveryBegan? delivery) => entry.Fact switch
    {
        LockTaken taken =>
            $"{taken.Holder.Who} on {taken.Holder.Machine} locked it: {taken.Holder.Reason}"
            + (taken.Because is { } because ? $"; taken from the holder before: {because}" : ""),
        LockReleased { Reason: { } reason } => $"{Who(entry)} released the lock by hand: {reason}",
        LockReleased => "lock released",
        DeliveryBegan began => $"{Who(entry)} began: {Delivery(began)}",
        DeliveryResumed => $"{Who(entry)} goes on with it",
        DeliveryEnded { ExitCode: 0 } ended => $"done: {ended.Message}",
        DeliveryEnded ended => $"ended with exit code {Number(ended.ExitCode)}: {ended.Message}",
        StepBegan began => $"step {Step(began.Step, delivery)}",
        StepEnded { ExitCode: 0 } ended => $"step {Number(ended.Step + 1)} done",
        StepEnded ended => $"step {Number(ended.Step + 1)} failed with exit code {Number(ended.ExitCode)}: {ended.Reason ?? "no reason was noted"}",
        WriteBegan began => $"request {began.Request}",
        WriteEnded ended => $"request {ended.Request}: {Answer(ended)}",
        ApprovalRequested asked => $"approval {asked.Request} asked for: {Subject(asked.Subject)}",
        ApprovalGiven given =>
            $"{given.Approver} approved {given.Request} as {given.Role} ({Word(given.Strength)})" + Said(given.Evidence),
        ApprovalRejected rejected => $"{rejected.Rejecter} rejected {rejected.Request}" + Said(rejected.Reason),
        ApprovalVoided voided => $"approval {voided.Request} is void" + Said(voided.Reason),
        FreezeBegan { Until: { } until } frozen => $"{Who(entry)} froze it until {Moments.Text(until)}: {frozen.Reason}",
        FreezeBegan frozen => $"{Who(entry)} froze it: {frozen.Reason}",
        FreezeEnded ended => $"{Who(entry)} ended the freeze: {ended.Reason}",
        HoldSet hold => $"automatic deliveries are held: {hold.Reason}",
        HoldReleased released => $"{Who(entry)} let automatic deliveries in again: {released.Reason}",
        PolicyAccepted accepted => $"{Who(entry)} accepted the plan {Short(accepted.PolicyDigest)}" + Said(accepted.Reason),
        RuleForced forced => $"{Who(entry)} went past {forced.Rule}: {forced.Reason}",
        NoticeGiven notice => string.Join("; ", Told(notice)) + $": {notice.News}",
        UnknownFact unknown => $"{unknown.Kind}, which this version does not know (written by Deployment.Sdk {entry.Origin.Tool}): {Cut(unknown.Body)}",
        UnreadFact unread => $"not understood by this version: {Cut(unread.Body)}",
        _ => entry.Fact.GetType().Name,
    };

    private static IEnumerable<string> Told(NoticeGiven notice)
    {
        foreach (var group in notice.To.Where(told => told.End != NoticeEnd.NotTold).GroupBy(told => told.End))
        {
            yield return $"{(group.Key == NoticeEnd.Told ? "told" : "would have told")} {string.Join(", ", group.Select(told => told.Observer))}";
        }

        foreach (var failed in notice.To.Where(told => told.End == NoticeEnd.NotTold))
        {
            yield return $"{failed.Observer} was not told" + (failed.Reason is { Length: > 0 } reason ? $" ({reason})" : "");
        }
    }

    private static string Cut(string body) => body.Length > 200 ? body[..200] + "..." : body;

    private static string Who(LedgerEntry entry) => entry.Origin.Actor ?? entry.Origin.Account ?? entry.Origin.Ci ?? "somebody";

    private static string Delivery(DeliveryBegan began) =>
        $"{began.Verb} of {CommitHash.Short(began.Commit)}"
        + (began.Branch is { } branch ? $" from {branch}" : "")
        + (began.From is { } from ? $" from {from}" : "")
        + $", {Number(began.Steps.Count)} {(began.Steps.Count == 1 ? "step" : "steps")}, plan {Short(began.PlanDigest)}";

    private static string Step(int step, DeliveryBegan? delivery) =>
        Number(step + 1)
        + (delivery is not null && step >= 0 && step < delivery.Steps.Count
            ? $" of {Number(delivery.Steps.Count)}: {delivery.Steps[step].Description}"
            : "");

    private static string Answer(WriteEnded ended) => ended.Answer switch
    {
        WriteAnswer.Accepted => "accepted",
        WriteAnswer.Refused => "refused" + Said(ended.Reason),
        _ => "the answer was lost" + Said(ended.Reason),
    };

    private static string Subject(ApprovalSubject subject) =>
        $"{subject.Verb} of {CommitHash.Short(subject.Commit)}" + (subject.From is { } from ? $" from {from}" : "") + $" to {subject.Environment}";

    private static string Word(ApprovalStrength strength) => strength switch
    {
        ApprovalStrength.Asserted => "asserted",
        ApprovalStrength.Recorded => "recorded",
        _ => "signed",
    };

    private static string Said(string? text) => text is { Length: > 0 } ? $": {text}" : "";

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
