using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL1001: production gets stable branches only, by whatever chain of routes and promotions, of one plan or of several.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnstableBranchReachesProduction() : Rule(RuleDescriptor.Error(
    Id,
    "A branch that is not stable can reach production",
    "Branch '{0}' is not stable but can reach production: {1}. {2}"))
{
    public const string Id = "DPL1001";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var proof = plan.Proof;
        var paths = ProductionReach.Find(
            proof.Precedence(cancellationToken), proof.Routes, () => proof.Stable, plan.Ways, cancellationToken);
        var harmless = new HarmlessEnvironments(plan, plan.Ways);

        foreach (var path in paths)
        {
            var route = proof.Indices[path.Route];
            var finding = Found(
                new EntryId(EntryKind.Route, route),
                Place.Whole,
                path.Branch,
                path.ToString(),
                Remedy(plan.Model, plan.Model.Routes[route], path.Branch) + Cause(path, plan)) with
            {
                // Where a line that would have made branches stable is misspelt, that line is the root of the matter.
                IsShown = proof.IsStabilityKnown,
            };
            yield return finding.Offer(harmless.For(plan.Model.Routes[route].Pattern));
        }
    }

    private static string Remedy(PlanModel plan, RouteModel route, string branch) => StableLines.Remedy(
        plan, branch, $"send '{route.Pattern}' to an environment from which no promotion leads to production.");

    private static string Cause(UnstablePath path, CheckedPlan plan)
    {
        var causes = path.Environments.Zip(path.Environments.Skip(1), (from, to) => (from, to))
            .Where(leg => !Declares(plan.Model, leg))
            .SelectMany(leg => plan.Others
                .Where(other => Declares(other, leg))
                .Take(1)
                .Select(other => $" Plan '{other.Type.Name}' declares the promotion {leg.from} -> {leg.to}."));
        return string.Concat(causes);
    }

    private static bool Declares(PlanModel plan, (string From, string To) leg) =>
        plan.Promotions.Any(promotion => (promotion.From.Name, promotion.To.Name) == leg);
}
