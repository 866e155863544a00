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
    public static Refusal? Unknown(LedgerView view, Target target) => LedgerTrouble.Unknown(view, target.Name)?.AsRefusal();

    /// <summary>What a delivery is told of rows that nobody understands; null when there are none.</summary>
    public static string? DamageNote(LedgerView view, Target target) =>
        LedgerTrouble.Damage(view, target.Name) is { } damage ? $"{damage.Message}: {damage.Remedy}" : null;

    /// <summary>Why a production environment takes nothing under this plan; null when it does.</summary>
    /// <param name="view">The environment's ledger.</param>
    /// <param name="target">The environment.</param>
    /// <param name="digest">The plan's.</param>
    /// <param name="isShared">Whether a team shares the ledger.</param>
    /// <param name="isRehearsal">Whether it is a rehearsal, which accepts by itself.</param>
    public static Refusal? Policy(LedgerView view, Target target, string digest, bool isShared, bool isRehearsal)
    {
        if (target.Stage != Stage.Production || isRehearsal || view.AcceptedPolicy == digest || AcceptsByItself(view, isShared))
        {
            return null;
        }

        if (IsFirst(view))
        {
            return new Refusal(
                DeliveryOutcome.ApprovalPending,
                $"the ledger knows of no delivery to {target.Name}, and nobody has accepted the plan {digest[..12]} for it yet",
                $"if the ledger is new: dotnet run -- policy accept {target.Name}; if it is not, somebody emptied it, or {LedgerSource.Variable} names another one");
        }

        var accepted = view.Entries.LastOrDefault(entry => entry.Fact is PolicyAccepted);
        return new Refusal(
            DeliveryOutcome.ApprovalPending,
            accepted is { Fact: PolicyAccepted { PolicyDigest: var before } }
                ? $"{target.Name} takes deliveries under the plan {CommitHash.Short(before)}, which {Who(accepted)} accepted on {Moment(accepted.At)}, and this plan is {digest[..12]}"
                : $"nobody has accepted the plan {digest[..12]} for {target.Name} yet, and it was delivered to under another one",
            $"see what the plan does now (dotnet run -- matrix --against FILE), then: dotnet run -- policy accept {target.Name}");
    }

    /// <summary>
    /// Whether the first delivery accepts its plan by itself. In a ledger of this machine alone, which knows nothing of what others did in
    /// theirs; one that a team shares is their memory, and empty it would let anything through.
    /// </summary>
    public static bool AcceptsByItself(LedgerView view, bool isShared) => !isShared && IsFirst(view);

    private static bool IsFirst(LedgerView view) =>
        view.AcceptedPolicy is null && !view.Entries.Any(entry => entry.Fact is DeliveryBegan);

    /// <summary>Who wrote an entry, as far as it is known.</summary>
    public static string Who(LedgerEntry entry) => entry.Origin.Account ?? entry.Origin.Actor ?? "somebody";

    /// <summary>A moment to the minute, in UTC.</summary>
    public static string Moment(DateTimeOffset moment) => $"{moment.ToUniversalTime():yyyy-MM-dd HH:mm}Z";
}
