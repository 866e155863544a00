using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL1009: a staging environment gets a branch that is not stable, so that what is accepted there is not what is released. Where it
/// leads on to production, DPL1001 speaks.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnstableBranchInStaging() : Rule(RuleDescriptor.Warning(
    Id,
    "A branch that is not stable goes to a staging environment",
    "Branch '{0}' is not stable and goes to {1}, a staging environment, so that what is accepted there is not what is released. {2}"))
{
    public const string Id = "DPL1009";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var (model, proof, ways) = (plan.Model, plan.Proof, plan.Ways);
        if (!proof.IsStabilityKnown)
        {
            yield break;
        }

        var harmless = new HarmlessEnvironments(plan, ways);
        for (var index = 0; index < proof.Routes.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var route = model.Routes[proof.Indices[index]];
            if (route.Target is { IsUsable: true, Stage: Stage.Staging }
                && ways.ToProduction(route.Target.Key) is null
                && proof.Precedence(cancellationToken).ProvenShortest(index, proof.Stable) is { } branch)
            {
                var remedy = StableLines.Remedy(
                    model, branch, $"send '{route.Pattern}' to a development environment, or declare its line with Stable = true.");
                yield return Found(
                    new EntryId(EntryKind.Route, proof.Indices[index]), Place.Whole, branch, route.Target.Name, remedy)
                    .Offer(harmless.For(route.Pattern).Where(environment => environment.Stage == Stage.Development));
            }
        }
    }
}
