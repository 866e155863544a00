using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2012: a process type that maintenance cannot stop. The attribute stays in what is generated, for maintenance that is silently
/// missing would let people into a site that is being changed; the run refuses it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StoppedProcess() : Rule(RuleDescriptor.Error(
    Id,
    "A process cannot be stopped during maintenance",
    "Maintenance cannot stop these processes. {0} {1}"))
{
    public const string Id = "DPL2012";

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken) =>
        from found in environment.Of("Maintenance")
        from fault in StoppedProcessRule.Faults(found.Attribute.Text("Stop"))
        select Found(found.Entry, Place.AtArgument(fault.Argument, fault.Part), fault.Problem, fault.Remedy) with
        {
            IsOfAttributeAlone = true,
            Stays = true,
        };
}
