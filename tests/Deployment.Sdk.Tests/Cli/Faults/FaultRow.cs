using Deployment.Sdk.Emulator;

namespace Deployment.Sdk.Tests.Cli.Faults;

/// <summary>A fault at a step of a delivery, and how the command ends then.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Step">The step, in words.</param>
/// <param name="Fault">What goes wrong, in words.</param>
/// <param name="Scenario">The same, for the emulator.</param>
/// <param name="ExitCode">What <c>docs/operating.md</c> says of it.</param>
/// <param name="Says">What its message or remedy says among other things.</param>
internal sealed record FaultRow(Delivery Delivery, string Step, string Fault, Scenario Scenario, int ExitCode, string Says)
{
    /// <summary>Whether it goes the way of another row, and is tried only when all are asked for.</summary>
    public bool IsRare { get; init; }

    /// <summary>How the second run ends.</summary>
    public int Again { get; init; }

    /// <summary>Whether the second run is the same command also where the message asks for another.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether somebody else's code is there, so that no second run leads to what an undisturbed one does.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Whether the delivery is left open and the environment locked: what is under way there would release itself.</summary>
    public bool StaysLocked { get; init; }
}
