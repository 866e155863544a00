using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL1006: a route that no branch takes: no legal name matches it, or narrower routes claim all that do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RouteNeverTaken() : Rule(RuleDescriptor.Warning(
    Id,
    "A route can never be taken",
    "Route '{0}' to {1} can never be taken: {2}"))
{
    public const string Id = "DPL1006";

    /// <summary>Present where nothing is lost when the route is removed.</summary>
    public const string IsClaimed = "is claimed";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var proof = plan.Proof;
        var precedence = proof.Precedence(cancellationToken);
        for (var index = 0; index < proof.Routes.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (pattern, slots) = (proof.Routes[index].Pattern, proof.Routes[index].Slots);
            var route = plan.Model.Routes[proof.Indices[index]];

            // A placeholder without slots, and an environment that is none, have an error of their own.
            if (!route.Target.IsUsable
                || (pattern.HasSlot && slots.Count == 0)
                || precedence.ProvenShortest(index, BranchLanguage.Empty) is not null
                || !precedence.ProvenEffective(index).IsEmpty)
            {
                continue;
            }

            var finding = Found(new EntryId(EntryKind.Route, proof.Indices[index]), Place.AtPattern(), pattern.Text, route.Target.Name);
            var own = BranchLanguage.Of(pattern, slots);
            if (own.IsEmpty)
            {
                yield return finding with
                {
                    Arguments = [.. finding.Arguments, "no legal branch name matches it. Correct the pattern or the slots."],
                };
            }
            else if (RouteCover.Of(own, Usable(plan.Model, proof, precedence.NarrowerThan(index)), cancellationToken) is { } claiming)
            {
                yield return (finding with { Arguments = [.. finding.Arguments, Claimed(plan.Model, proof, claiming)] })
                    .With(IsClaimed, "");
            }
        }
    }

    private static IReadOnlyList<PatternGroup> Usable(PlanModel plan, PlanProof proof, IEnumerable<PatternGroup> groups) =>
        [.. groups.Where(group => group.Routes.All(route => plan.Routes[proof.Indices[route]].Target.IsUsable))];

    private static string Claimed(PlanModel plan, PlanProof proof, IEnumerable<PatternGroup> groups)
    {
        var claiming = groups.OrderBy(group => group.Routes[0]).Select(group =>
            $"'{group.Pattern}' to {string.Join(" and ", group.Routes.Select(route => plan.Routes[proof.Indices[route]].Target.Name).Distinct())}");
        return $"narrower routes claim all its branches: {string.Join(", ", claiming)}. Remove it, or widen it.";
    }
}
