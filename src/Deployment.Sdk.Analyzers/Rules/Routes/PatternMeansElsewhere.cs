using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Plans.Proofs.Dialects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL1011: a route's pattern, written as it is in a service that the plan names, means other branches there. Shown once for each
/// pattern and service; silent where the service's documentation leaves it open.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PatternMeansElsewhere() : Rule(RuleDescriptor.Info(
    Id,
    "A pattern means something else in a service that the plan names",
    "Pattern '{0}' means something else in {1}: only {2} take branch '{3}'. {4}"))
{
    public const string Id = "DPL1011";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var dialects = plan.Model.Attributes.Select(DialectOf).OfType<BranchDialect>().Distinct().ToList();
        if (dialects.Count == 0)
        {
            yield break;
        }

        var proof = plan.Proof;
        var seen = new HashSet<(BranchPattern Pattern, string Slots)>();
        for (var index = 0; index < proof.Routes.Count; index++)
        {
            // What matches nothing, and a placeholder without slots, are for other rules.
            var route = proof.Routes[index];
            if (!seen.Add((route.Pattern, route.Pattern.HasSlot ? route.Environment : ""))
                || (route.Pattern.HasSlot && route.Slots.Count == 0)
                || BranchLanguage.Of(route.Pattern, route.Slots).IsEmpty)
            {
                continue;
            }

            foreach (var dialect in dialects)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (BranchDifference.Between(route.Pattern, route.Slots, dialect) is { Branch: { } branch } difference)
                {
                    yield return Found(
                        new EntryId(EntryKind.Route, proof.Indices[index]),
                        Place.AtPattern(),
                        route.Pattern.Text,
                        dialect.Name,
                        difference.IsTakenByPlan ? "the plan's routes" : "they",
                        branch,
                        Remedy(route, dialect, difference));
                }
            }
        }
    }

    private static string Remedy(ProofRoute route, BranchDialect dialect, BranchDifference difference)
    {
        var texts = PatternElsewhere.Of(route, dialect);
        return texts.Count > 0 ? $"Write {string.Join(" and ", texts.Select(text => $"'{text}'"))} there."
            : difference.IsTakenByPlan ? "No text is proven to mean the same there: name such branches there one by one."
            : "No text is proven to mean the same there: do not rely on it to keep such branches out.";
    }

    private static BranchDialect? DialectOf(AttributeModel attribute) =>
        attribute.Is("BuiltOn") && attribute.Number("service") is { } service ? BranchDialects.OfService(service)
        : attribute.Is("HostedOn") && attribute.Number("host") is { } host ? BranchDialects.OfHost(host)
        : null;
}
