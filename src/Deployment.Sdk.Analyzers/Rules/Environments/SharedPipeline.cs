using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2017: two plans of the assembly are of one pipeline. Both would write to one ledger, and each takes the other's apps for strangers.
/// Shown at the second, by the names of their classes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SharedPipeline() : Rule(RuleDescriptor.Warning(
    Id,
    "Two plans are of one pipeline",
    "Plan '{0}' is of the pipeline '{1}' too: what one of them delivers, the other takes for its own or for a stranger's. " +
    "Declare both in one plan, or name another pipeline."))
{
    public const string Id = "DPL2017";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken) =>
        plan.Others
            .Where(other => !string.IsNullOrEmpty(other.Pipeline) && other.Pipeline == plan.Model.Pipeline
                && string.CompareOrdinal(other.Type.Key, plan.Model.Type.Key) < 0)
            .Take(1)
            .Select(other => Found(new EntryId(EntryKind.Header), Place.AtArgument("pipeline"), other.Type.Name, other.Pipeline!));
}
