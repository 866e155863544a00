using Deployment.Sdk.Analyzers.Diagnostics;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL1001: production gets stable branches only, by whatever chain of routes and promotions, of one plan or of several.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnstableBranchReachesProduction() : RuleAnalyzer(Descriptors.UnstableBranchReachesProduction)
{
    public static IEnumerable<Finding> Find(
        PlanModel plan, IReadOnlyList<ForeignPromotion> elsewhere, CancellationToken cancellationToken)
    {
        var proof = PlanProof.Of(plan);
        var own = plan.Promotions.Select(promotion => promotion.Edge).ToList();
        var environments = plan.Environments.Select(PromotionEnd.Of)
            .Concat(elsewhere.SelectMany(foreign => new[] { foreign.Edge.From, foreign.Edge.To }))
            .GroupBy(end => end.Key)
            .Select(same => same.First())
            .Select(end => new ProofEnvironment(end.Key, end.Name, end.IsProduction));
        var promotions = own.Concat(elsewhere.Select(foreign => foreign.Edge))
            .Select(edge => new ProofPromotion(edge.From.Key, edge.To.Key));
        var paths = ProductionReach.Find(
            proof.Precedence(cancellationToken), proof.Routes, proof.Lines, [.. environments], [.. promotions], cancellationToken);

        foreach (var path in paths)
        {
            var route = proof.Indices[path.Route];
            yield return new Finding(
                Descriptors.UnstableBranchReachesProduction,
                new EntryId(EntryKind.Route, route),
                Place.Whole,
                path.Branch,
                path.ToString(),
                Remedy(plan, plan.Routes[route]) + Cause(path, own, elsewhere))
            {
                // Where a line that would have made branches stable is misspelt, that line is the root of the matter.
                IsShown = proof.IsStabilityKnown,
            };
        }
    }

    protected override void Check(CheckedType type)
    {
        if (type.Plan is { } plan)
        {
            type.Report(plan, Find(plan.Model, type.PromotionsBeside(plan.Model), type.CancellationToken));
        }
    }

    private static string Remedy(PlanModel plan, RouteModel route)
    {
        var stable = plan.BranchLines.Where(line => line.IsStable).Select(line => $"'{line.Pattern}'").Distinct().ToList();
        return stable.Count == 0
            ? "No branch is stable: declare the branching model, such as [TrunkBased(Trunk = \"main\")]."
            : $"Only {string.Join(", ", stable)} {(stable.Count == 1 ? "is" : "are")} stable: " +
              $"send '{route.Pattern}' to an environment from which no promotion leads to production.";
    }

    private static string Cause(UnstablePath path, List<PromotionEdge> own, IReadOnlyList<ForeignPromotion> elsewhere)
    {
        var legs = path.Environments.Zip(path.Environments.Skip(1), (from, to) => (from, to));
        var causes = legs
            .Where(leg => !own.Any(edge => (edge.From.Name, edge.To.Name) == leg))
            .SelectMany(leg => elsewhere
                .Where(foreign => (foreign.Edge.From.Name, foreign.Edge.To.Name) == leg)
                .Take(1)
                .Select(foreign => $" Plan '{foreign.PlanName}' declares the promotion {leg.from} -> {leg.to}."));
        return string.Concat(causes);
    }
}
