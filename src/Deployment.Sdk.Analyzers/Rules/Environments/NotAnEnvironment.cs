using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL2005: a type that a plan uses as an environment, and that cannot be one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotAnEnvironment() : Rule(RuleDescriptor.Error(
    Id,
    "A type is used as an environment but cannot be one",
    "'{0}' cannot be used as an environment. {1} {2}"))
{
    public const string Id = "DPL2005";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var (routes, promotions, copies) = (plan.Model.Routes, plan.Model.Promotions, plan.Model.DataCopies);
        return
        [
            .. routes.SelectMany((route, index) => Find(EntryKind.Route, index, route.Target)),
            .. promotions.SelectMany((promotion, index) => Find(EntryKind.Promotion, index, promotion.From, promotion.To)),
            .. copies.SelectMany((copy, index) => Find(EntryKind.DataCopy, index, copy.From, copy.To)),
        ];
    }

    private IEnumerable<Finding> Find(EntryKind kind, int index, params EnvironmentModel[] environments)
    {
        for (var position = 0; position < environments.Length; position++)
        {
            var environment = environments[position];
            if (!environment.IsUsable)
            {
                var (problem, remedy) = EnvironmentFaultText.Of(environment);
                yield return Found(
                    new EntryId(kind, index),
                    Place.AtTypeArgument(position),
                    environment.Type.Name,
                    problem,
                    remedy) with
                {
                    // The compiler speaks of the first two, DPL2004 of the third, at the class itself.
                    IsShown = environment.Fault is not
                        (EnvironmentFault.DoesNotBind or EnvironmentFault.Static or EnvironmentFault.NotPartial),
                };
            }
        }
    }
}
