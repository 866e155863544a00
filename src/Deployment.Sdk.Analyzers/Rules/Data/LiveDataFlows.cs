using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL4001: live data that arrives, at once or through several copies of any plans, where nobody declared that it may be, and data
/// that flows up into production.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LiveDataFlows() : Rule(RuleDescriptor.Error(
    Id,
    "Live data flows down as it is, or data flows up into production",
    "{0}: {1}.{2} {3}"))
{
    public const string Id = "DPL4001";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Model.DataCopies.Count == 0)
        {
            yield break;
        }

        var names = plan.EnvironmentsOfAll.ToDictionary(environment => environment.Key, environment => environment.Name, StringComparer.Ordinal);
        var live = plan.EnvironmentsOfAll.Where(environment => environment.IsUsable && environment.Data == DataClass.Production);
        var raw = plan.All.SelectMany(one => one.DataCopies).Where(IsUsable).Where(copy => !IsAnonymised(copy) && !IsUpwards(copy));
        var ways = new Ways([.. live.Select(environment => environment.Key)], [.. raw.Select(copy => (copy.From.Key, copy.To.Key))]);
        for (var index = 0; index < plan.Model.DataCopies.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var copy = plan.Model.DataCopies[index];
            var entry = new EntryId(EntryKind.DataCopy, index);
            if (!IsUsable(copy))
            {
                continue;
            }

            if (IsUpwards(copy))
            {
                yield return Found(
                    entry,
                    Place.Whole,
                    "Data would flow up into production",
                    $"{copy.From.Name} -> {copy.To.Name}",
                    "",
                    "Data travels down only: remove the copy, or turn it round.");
            }
            else if (!IsAnonymised(copy) && copy.To.Data != DataClass.Production && ways.To(copy.From.Key) is { } before)
            {
                IReadOnlyList<string> way = [.. before, copy.To.Key];
                yield return Found(
                    entry,
                    Place.Whole,
                    $"Live data would reach {copy.To.Name} as it is",
                    string.Join(" -> ", way.Select(key => names[key])),
                    DeclaredElsewhere(plan, way),
                    $"Name the command that anonymises it, CopyData<{copy.From.Type.Name}, {copy.To.Type.Name}>(Anonymise = \"...\"); " +
                    $"if live data is meant to be there, declare [Holds(DataClass.Production)] on '{copy.To.Type.Name}'.");
            }
        }
    }

    private static bool IsUsable(DataCopyModel copy) => copy.From.IsUsable && copy.To.IsUsable;

    private static bool IsAnonymised(DataCopyModel copy) => !string.IsNullOrWhiteSpace(copy.Anonymise);

    private static bool IsUpwards(DataCopyModel copy) => copy.To.IsProduction && !copy.From.IsProduction;

    private static string DeclaredElsewhere(CheckedPlan plan, IReadOnlyList<string> way) => string.Concat(
        way.Zip(way.Skip(1), (from, to) => (from, to))
            .Where(leg => Declared(plan.Model, leg) is null)
            .SelectMany(leg => plan.Others
                .Select(other => (other, copy: Declared(other, leg)))
                .Where(found => found.copy is not null)
                .Take(1)
                .Select(found => $" Plan '{found.other.Type.Name}' declares the copy {found.copy!.From.Name} -> {found.copy.To.Name}.")));

    private static DataCopyModel? Declared(PlanModel plan, (string From, string To) leg) => plan.DataCopies
        .FirstOrDefault(copy => copy.From.Key == leg.From && copy.To.Key == leg.To && !IsAnonymised(copy));
}
