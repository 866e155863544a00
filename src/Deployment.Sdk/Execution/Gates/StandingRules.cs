using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What the ledger says about whether an environment may be changed now. Pure functions of it.</summary>
internal static class StandingRules
{
    /// <summary>What keeps a delivery out; whoever gives a reason can go through it.</summary>
    /// <param name="view">The environment's ledger.</param>
    /// <param name="target">The environment.</param>
    /// <param name="trigger">What started the delivery.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<StandingRule> Of(LedgerView view, Target target, Trigger trigger, DateTimeOffset now)
    {
        if (view.Freeze(now) is { Fact: FreezeBegan freeze } began)
        {
            yield return new StandingRule(
                $"frozen by {Who(began)} since {Moment(began.At)}{(freeze.Until is { } until ? $" until {Moment(until)}" : "")}: {freeze.Reason}",
                $"dotnet run -- unfreeze {target.Name} --reason TEXT",
                IsFreeze: true);
        }

        if (trigger != Trigger.Manual && view.Hold is { Fact: HoldSet hold } set)
        {
            yield return new StandingRule(
                $"held against automatic deliveries by {Who(set)} since {Moment(set.At)}: {hold.Reason}",
                $"{ReleaseHold(target)}; a person may deliver meanwhile",
                IsFreeze: false);
        }
    }

    /// <summary>The command that lets automatic deliveries in again.</summary>
    public static string ReleaseHold(Target target) => $"dotnet run -- hold release {target.Name} --reason TEXT";

    /// <summary>What a delivery that a person started is told; null when nothing is.</summary>
    public static string? HoldNote(LedgerView view, Target target, Trigger trigger) =>
        trigger == Trigger.Manual && view.Hold is { Fact: HoldSet hold } set
            ? $"{target.Name} is held against automatic deliveries since {Moment(set.At)} ({hold.Reason}), and stays so: {ReleaseHold(target)}"
            : null;

    /// <summary>Why nothing may be changed from here: only a newer version knows all of what stands for the environment. Null when all is known.</summary>
    public static Refusal? Unknown(LedgerView view, Target target) =>
        view.Entries.FirstOrDefault(entry => entry.Fact is UnknownFact) is { Fact: UnknownFact unknown } entry
            ? Refusal.Policy(
                $"row {entry.Version} in the ledger of {target.Name} was written by Deployment.Sdk {entry.Origin.Tool}, and this is {DeliveryTelemetry.Version}, which does not know what {unknown.Kind} in it means: it may forbid this",
                "update the package Deployment.Sdk in this project")
            : null;

    /// <summary>What a delivery is told of rows that nobody understands; null when there are none.</summary>
    public static string? DamageNote(LedgerView view, Target target) =>
        view.Entries.FirstOrDefault(entry => entry.Fact is UnreadFact and not UnknownFact) is { } damaged
            ? $"row {damaged.Version} in the ledger of {target.Name} cannot be understood, and decides nothing: dotnet run -- history {target.Name} --verify"
            : null;

    /// <summary>Why a production environment takes nothing under this plan; null when it does.</summary>
    public static Refusal? Policy(LedgerView view, Target target, string digest, bool isRehearsal)
    {
        if (target.Stage != Stage.Production || isRehearsal || view.AcceptedPolicy == digest || IsFirst(view))
        {
            return null;
        }

        var accepted = view.Entries.LastOrDefault(entry => entry.Fact is PolicyAccepted);
        return new Refusal(
            DeliveryOutcome.ApprovalPending,
            accepted is { Fact: PolicyAccepted { PolicyDigest: var before } }
                ? $"{target.Name} takes deliveries under the plan {CommitHash.Short(before)}, which {Who(accepted)} accepted on {Moment(accepted.At)}, and this plan is {digest[..12]}"
                : $"nobody has accepted the plan {digest[..12]} for {target.Name} yet, and it was delivered to under another one",
            $"see what the plan does now (dotnet run -- matrix --against FILE), then: dotnet run -- policy accept {target.Name}");
    }

    /// <summary>Whether nothing was delivered and no plan accepted yet: the first delivery accepts its plan by itself.</summary>
    public static bool IsFirst(LedgerView view) =>
        view.AcceptedPolicy is null && !view.Entries.Any(entry => entry.Fact is DeliveryBegan);

    /// <summary>Who wrote an entry, as far as it is known.</summary>
    public static string Who(LedgerEntry entry) => entry.Origin.Account ?? entry.Origin.Actor ?? "somebody";

    private static string Moment(DateTimeOffset moment) => $"{moment.ToUniversalTime():yyyy-MM-dd HH:mm}Z";
}
