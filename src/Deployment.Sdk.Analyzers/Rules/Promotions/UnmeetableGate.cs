using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL3005: an approval or a smoke test that can never be passed. Its attribute stays in what is generated, for a gate that is
/// silently missing would be an open door; the run refuses it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnmeetableGate() : Rule(RuleDescriptor.Error(
    Id,
    "An approval or a smoke test can never be passed",
    "{0} can never {1}. {2} {3}"))
{
    public const string Id = "DPL3005";

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        foreach (var (entry, approval) in environment.Of("RequiresApproval"))
        {
            var expiresAfter = approval.Number("ExpiresAfter") ?? 0;
            var subject = $"The approval by {approval.Text("role")}";
            foreach (var fault in ApprovalRule.Faults(
                approval.TextsOrNull("By"), approval.Number("Quorum") ?? 0, approval.Flag("NotRequester"), expiresAfter))
            {
                yield return Found(entry, subject, "be given", fault) with { IsOfAttributeAlone = true };
            }

            // The wait may be declared on another class: only the environment has both for certain.
            if (environment.IsEnvironment
                && environment.Of("Soak").Select(soak => soak.Attribute.Number("seconds") ?? 0).DefaultIfEmpty().Max() is var seconds
                && ApprovalRule.ShorterThanSoak(expiresAfter, seconds) is { } shorter)
            {
                yield return Found(entry, subject, "be given", shorter);
            }
        }

        foreach (var (entry, test) in environment.Of("SmokeTest"))
        {
            foreach (var fault in SmokeTestRule.Faults(
                test.Number("Attempts") ?? 1, test.Number("Timeout") ?? 1, test.Number("ExpectStatus") ?? 200))
            {
                yield return Found(entry, $"The smoke test of {test.Text("path")}", "pass", fault) with { IsOfAttributeAlone = true };
            }
        }
    }

    private Finding Found(EntryId entry, string subject, string verb, UnmeetableRule fault) =>
        Found(entry, Place.AtArgument(fault.Argument), subject, verb, fault.Problem, fault.Remedy);
}
