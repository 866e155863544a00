using Deployment.Sdk.Cli.Contracts;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>An assumption, whether it holds, and what was seen.</summary>
/// <param name="Number">Its number in <c>docs/emulator.md</c>, or <c>P</c> and a number for the protocol.</param>
/// <param name="Assumption">Its sentence.</param>
/// <param name="Result">Whether it holds.</param>
/// <param name="Seen">What was seen, or why nothing could be.</param>
internal sealed record ContractFinding(string Number, string Assumption, FindingResult Result, string Seen);
