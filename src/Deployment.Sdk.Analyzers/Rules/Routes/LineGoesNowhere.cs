using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL1007: no branch of a line of the branching model is delivered anywhere. Shown at the attribute, once for each line.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LineGoesNowhere() : Rule(RuleDescriptor.Info(
    Id,
    "A line of the branching model goes nowhere",
    "The {0} line '{1}' goes nowhere: '{2}' matches no route. Add a route if such branches are to be delivered."))
{
    public const string Id = "DPL1007";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var (model, proof) = (plan.Model, plan.Proof);

        // A route that is misspelt, or whose placeholder nothing binds, may be meant for the line; it has an error of its own.
        if (model.Routes.Count == 0
            || proof.Routes.Count != model.Routes.Count
            || proof.Lines.Count != model.BranchLines.Count
            || proof.Routes.Any(route => route.Pattern.HasSlot && route.Slots.Count == 0))
        {
            yield break;
        }

        var routes = Groups(proof.Routes);
        var lines = Groups([.. proof.Lines.Select(line => new ProofRoute(line.Pattern, [], ""))]);
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var narrower = lines.Where(other => other != line
                && other.RelationTo(line) is { IsDecided: true, Common: true, OnlyFirst: false, OnlySecond: true });
            var branches = line.Language.Except([.. narrower.Select(other => other.Language)]);
            if (branches.ShortestWitness() is { } branch && !routes.Any(route => MayMeet(line, branches, route)))
            {
                // Of lines with the same pattern the last counts.
                var index = line.Routes[line.Routes.Count - 1];
                var entry = model.BranchLines[index];
                yield return Found(
                    new EntryId(EntryKind.BranchLine, index), Place.Whole, entry.Role.ToString().ToLowerInvariant(), entry.Pattern, branch);
            }
        }
    }

    private static IReadOnlyList<PatternGroup> Groups(IReadOnlyList<ProofRoute> patterns) =>
    [
        .. Enumerable.Range(0, patterns.Count)
            .GroupBy(index => patterns[index].Pattern)
            .Select(same => new PatternGroup(patterns, [.. same])),
    ];

    // The whole line first: most patterns differ in their first characters.
    private static bool MayMeet(PatternGroup line, BranchLanguage branches, PatternGroup route) =>
        line.RelationTo(route).Common && branches.Overlaps(route.Language);
}
