using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL1010: an environment from which releases are promoted receives branches of two lines, so that what is promoted depends on who
/// pushed last. Shown at the first route that brings a second line; between two plans, at the first route of each.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TwoLinesIntoOnePromotable() : Rule(RuleDescriptor.Error(
    Id,
    "An environment that is promoted receives two branch lines",
    "{0} receives {1} and {2}, so that what is promoted to {3} depends on who pushed last. Send one of them to an environment of its own.{4}"))
{
    public const string Id = "DPL1010";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var promotions = plan.All.SelectMany(one => one.Promotions).ToLookup(promotion => promotion.From.Key, StringComparer.Ordinal);
        var ways = plan.Ways;
        var own = ArrivingLines.Of(plan.Model, promotions.Contains, ways, cancellationToken);
        if (own.Count == 0)
        {
            yield break;
        }

        var others = plan.Others.SelectMany(other => ArrivingLines.Of(other, promotions.Contains, ways, cancellationToken)).ToList();
        foreach (var arriving in own.GroupBy(line => line.Environment.Key))
        {
            var targets = string.Join(" and ", promotions[arriving.Key].Select(promotion => promotion.To.Name).Distinct());
            foreach (var finding in Second([.. arriving], targets).Concat(Foreign([.. arriving], others, targets)))
            {
                yield return finding;
            }
        }
    }

    // Every route that brings another line than the first is left out, and the first of them is shown.
    private IEnumerable<Finding> Second(IReadOnlyList<ArrivingLine> own, string targets)
    {
        var seconds = own.Where(line => line.IsProvenAnother(own[0])).GroupBy(line => line.Route).Select(route => route.First()).ToList();
        return seconds.Select((second, index) => Found(second, own[0], targets, "") with { IsShown = index == 0 });
    }

    private IEnumerable<Finding> Foreign(IReadOnlyList<ArrivingLine> own, IReadOnlyList<ArrivingLine> others, string targets)
    {
        var pairs =
            from line in own
            from other in others
            where other.Environment.Key == line.Environment.Key && line.IsProvenAnother(other)
            select Found(line, other, targets, $" Plan '{other.Plan}' brings '{other.Branch}'.");
        return pairs.Take(1);
    }

    private Finding Found(ArrivingLine second, ArrivingLine first, string targets, string cause) => Found(
        new EntryId(EntryKind.Route, second.Route), Place.Whole, second.Environment.Name, first.InWords, second.InWords, targets, cause);
}
