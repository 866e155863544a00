using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli;

/// <summary>What every verb works with.</summary>
internal sealed record ProgramContext(Plan Plan, RouteResolver Resolve, IRehearsalHost? Rehearsal, ProgramHost Host)
{
    /// <summary>Opens shared ledgers; null when the project references no package that does.</summary>
    public ILedgerHost? Ledger { get; init; }

    /// <summary>How the program is called, for remedies.</summary>
    public string Invocation { get; init; } = "dotnet run --";

    /// <summary>How its emulator is called, for remedies.</summary>
    public string Emulate { get; init; } = "dotnet run -- emulate";

    /// <summary>How the command is being stopped; null while nothing stops it.</summary>
    public Func<DeliveryOutcome?> StoppedBy { get; init; } = () => null;
}
