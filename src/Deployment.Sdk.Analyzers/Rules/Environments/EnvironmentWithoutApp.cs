using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2016: an environment of a plan that names no Heroku app, so that nothing can be delivered there. Shown at its class; where that
/// comes from a referenced assembly, at the plan that names it. It stays in the plan, which the run refuses as a whole.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EnvironmentWithoutApp() : Rule(RuleDescriptor.Error(
    Id,
    "An environment of a plan names no Heroku app",
    "{0} names no Heroku app, and plan '{1}' uses it. Add [HerokuApp(\"name\")] to '{2}'."))
{
    public const string Id = "DPL2016";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        return plan.Model.Mentions
            .Where(mention => mention.Environment.Type.Assembly != plan.Model.Type.Assembly
                && mention.Environment.IsUsable && IsWithoutApp(mention.Environment) && shown.Add(mention.Environment.Key))
            .Select(mention => Found(mention.Entry, Place.AtTypeArgument(mention.TypeArgument), mention.Environment, plan.Model));
    }

    protected override void Check(CheckedType type)
    {
        base.Check(type);

        // What is no class yet, or not partial, has an error of its own.
        if (type.Declarations is { Model: { IsUsable: true } model } environment
            && IsWithoutApp(model)
            && type.Readings.Plans(type.CancellationToken).FirstOrDefault(plan => plan.Environments.Any(named => named.Key == model.Key)) is { } plan)
        {
            type.Report(environment, [Found(new EntryId(EntryKind.Class), Place.Whole, model, plan)]);
        }
    }

    // One that is half typed, or that Heroku would refuse, is one that somebody speaks of already.
    private static bool IsWithoutApp(EnvironmentModel environment) => !environment.Attributes.Any(attribute => attribute.Is("HerokuApp"));

    private Finding Found(EntryId entry, Place place, EnvironmentModel environment, PlanModel plan) =>
        Found(entry, place, environment.Name, plan.Type.Name, environment.Type.Name) with { Stays = true };
}
