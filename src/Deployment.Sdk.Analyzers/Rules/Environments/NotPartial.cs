using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2004: generated code stands in the other half of a plan or an environment, which only a partial class has. Shown once, at the
/// plan or environment, for all types around it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotPartial() : Rule(RuleDescriptor.Error(
    Id,
    "A plan or environment class is not partial",
    "The other half of '{0}' cannot be generated. Add 'partial' to {1}."))
{
    public const string Id = "DPL2004";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken) => Find(plan.Model.Type);

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken) =>
        environment.IsEnvironment ? Find(environment.Model.Type) : [];

    private IEnumerable<Finding> Find(TypeModel type)
    {
        var lacking = type.Parts.Where(part => !part.IsPartial).Select(part => $"'{part.Name}'").ToList();
        if (lacking.Count > 0)
        {
            yield return Found(new EntryId(EntryKind.Class), Place.Whole, type.Name, string.Join(" and ", lacking));
        }
    }
}
