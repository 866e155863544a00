using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>What is wrong with the ledger of an environment, as a delivery there would find out.</summary>
/// <param name="Environment">The environment; null when it is wrong with the whole ledger.</param>
/// <param name="Row">The row in its stream; null when it is no one row.</param>
/// <param name="RefusesChanges">Whether nothing is changed there until it is mended.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What helps; null when nothing is known to.</param>
internal sealed record LedgerTrouble(string? Environment, long? Row, bool RefusesChanges, string Message, string? Remedy)
{
    /// <summary>As the reason for which a delivery is refused.</summary>
    public Refusal AsRefusal() => Refusal.Policy(Message, Remedy);

    /// <summary>The first row that only a newer version knows: it may forbid what is about to be done. Null when all is known.</summary>
    public static LedgerTrouble? Unknown(LedgerView view, string environment) =>
        view.Entries.FirstOrDefault(entry => entry.Fact is UnknownFact) is { Fact: UnknownFact unknown } entry
            ? new LedgerTrouble(
                environment,
                entry.Version,
                RefusesChanges: true,
                $"row {entry.Version} in the ledger of {environment} was written by Deployment.Sdk {entry.Origin.Tool}, and this is {DeliveryTelemetry.Version}, which does not know what {unknown.Kind} in it means: it may forbid this",
                "update the package Deployment.Sdk in this project")
            : null;

    /// <summary>The first row that nobody understands; null when there is none.</summary>
    public static LedgerTrouble? Damage(LedgerView view, string environment) =>
        view.Entries.FirstOrDefault(entry => entry.Fact is UnreadFact and not UnknownFact) is { } damaged
            ? new LedgerTrouble(
                environment,
                damaged.Version,
                RefusesChanges: false,
                $"row {damaged.Version} in the ledger of {environment} cannot be understood, and decides nothing",
                $"dotnet run -- history {environment} --verify")
            : null;

    /// <summary>Everything in it is refused for a reason.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="environment">The environment; null for the whole ledger.</param>
    public static LedgerTrouble Of(Refusal refusal, string? environment = null) =>
        new(environment, null, RefusesChanges: true, refusal.Reason, refusal.Remedy);
}
