using System.Runtime.CompilerServices;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2015: two environments of one pipeline go by one name, slots counted one by one. Shown at the second; where that comes from a
/// referenced assembly, in which no rule runs here, at the plan that names it. Both stay in what is generated, and the run refuses the
/// plan: with one of them gone, its branches would go nowhere, and nobody would know.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SharedEnvironmentName() : Rule(RuleDescriptor.Error(
    Id,
    "Two environments go by one name",
    "'{0}' is a name of '{1}' too, and no command, token or ledger could tell the two apart. Give one of them another name."))
{
    public const string Id = "DPL2015";

    private static readonly ConditionalWeakTable<IReadOnlyList<PlanModel>, Dictionary<string, (string Name, EnvironmentModel Other)>>
        OfAssemblies = new();

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var namesakes = Namesakes(plan.All.OrderBy(one => one.Type.Key, StringComparer.Ordinal), PipelineOf(plan.Model));
        var shown = new HashSet<string>(StringComparer.Ordinal);
        return plan.Model.Mentions
            .Where(mention => mention.Environment.Type.Assembly != plan.Model.Type.Assembly
                && namesakes.ContainsKey(mention.Environment.Key) && shown.Add(mention.Environment.Key))
            .Select(mention => Found(mention.Entry, Place.AtTypeArgument(mention.TypeArgument), namesakes[mention.Environment.Key]));
    }

    protected override void Check(CheckedType type)
    {
        base.Check(type);
        if (type.Declarations is { Model: { IsDeclared: true } model } environment
            && OfAssemblies.GetValue(type.Readings.Plans(type.CancellationToken), OfAll).TryGetValue(model.Key, out var same))
        {
            type.Report(environment, [Found(new EntryId(EntryKind.Header), Place.AtArgument("name"), same)]);
        }
    }

    // Once for all environments of an assembly.
    private static Dictionary<string, (string Name, EnvironmentModel Other)> OfAll(IReadOnlyList<PlanModel> plans) => plans
        .Select(PipelineOf).Distinct()
        .SelectMany(pipeline => Namesakes(plans, pipeline))
        .GroupBy(found => found.Key, found => found.Value)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    // Of each environment that goes by a name of one before it: that name, and the first that has it.
    private static Dictionary<string, (string Name, EnvironmentModel Other)> Namesakes(IEnumerable<PlanModel> plans, string pipeline)
    {
        var first = new Dictionary<string, EnvironmentModel>(StringComparer.OrdinalIgnoreCase);
        var namesakes = new Dictionary<string, (string, EnvironmentModel)>(StringComparer.Ordinal);
        var environments = plans.Where(plan => PipelineOf(plan) == pipeline)
            .SelectMany(plan => plan.Environments).Where(environment => environment.IsUsable);
        foreach (var environment in environments.GroupBy(environment => environment.Key).Select(same => same.First()))
        {
            foreach (var name in EnvironmentName.Of(environment.Name, environment.Slots))
            {
                if (!first.TryGetValue(name, out var other))
                {
                    first.Add(name, environment);
                }
                else if (other.Key != environment.Key && !namesakes.ContainsKey(environment.Key))
                {
                    namesakes.Add(environment.Key, (name, other));
                }
            }
        }

        return namesakes;
    }

    // Plans whose pipeline does not bind have none in common.
    private static string PipelineOf(PlanModel plan) => plan.Pipeline ?? plan.Type.Key;

    private Finding Found(EntryId entry, Place place, (string Name, EnvironmentModel Other) same) =>
        Found(entry, place, same.Name, same.Other.Type.Name) with { Stays = true };
}
