using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL3007: two people of a plan go by one name. Both attributes stay in what is generated, for with one of them gone whoever asks
/// could say yes to themselves; the run refuses the plan.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SharedPersonName() : Rule(RuleDescriptor.Error(
    Id,
    "Two people go by one name",
    "'{0}' {1}, and nobody could tell the two apart. {2}"))
{
    public const string Id = "DPL3007";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var people = plan.Of("Person").ToList();
        foreach (var shared in PersonNames.Shared(people.Select(person =>
            (person.Attribute.Text("email"), person.Attribute.Texts("aliases").AsEnumerable<string?>()))))
        {
            var place = shared.Alias is { } alias ? Place.AtElement("aliases", alias) : Place.AtArgument("email");
            yield return Found(people[shared.Person].Entry, place, shared.Name, shared.Problem, PersonNames.Remedy) with { Stays = true };
        }
    }
}
