using Deployment.Sdk.Analyzers.Diagnostics;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL2005: a type that a plan uses as an environment, and that cannot be one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotAnEnvironment() : RuleAnalyzer(Descriptors.NotAnEnvironment)
{
    public static IEnumerable<Finding> Find(PlanModel plan)
    {
        var routes = plan.Routes.SelectMany((route, index) => Find(EntryKind.Route, index, route.Target));
        var promotions = plan.Promotions.SelectMany((promotion, index) =>
            Find(EntryKind.Promotion, index, promotion.From, promotion.To));
        var copies = plan.DataCopies.SelectMany((copy, index) => Find(EntryKind.DataCopy, index, copy.From, copy.To));
        return routes.Concat(promotions).Concat(copies);
    }

    protected override void Check(CheckedType type)
    {
        if (type.Plan is { } plan)
        {
            type.Report(plan, Find(plan.Model));
        }
    }

    private static IEnumerable<Finding> Find(EntryKind kind, int index, params EnvironmentModel[] environments)
    {
        for (var position = 0; position < environments.Length; position++)
        {
            var environment = environments[position];
            if (!environment.IsUsable)
            {
                var (problem, remedy) = EnvironmentFaultText.Of(environment);
                yield return new Finding(
                    Descriptors.NotAnEnvironment,
                    new EntryId(kind, index),
                    Place.AtTypeArgument(position),
                    environment.Type.Name,
                    problem,
                    remedy)
                {
                    // The compiler speaks of the first two, DPL2004 of the third, at the class itself.
                    IsShown = environment.Fault is not
                        (EnvironmentFault.DoesNotBind or EnvironmentFault.Static or EnvironmentFault.NotPartial),
                };
            }
        }
    }
}
