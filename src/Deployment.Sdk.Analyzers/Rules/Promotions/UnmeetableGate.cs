using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Plans.Proofs.Freezes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL3005: a gate or a smoke test that can never be passed. Its attribute stays in what is generated, for a gate that is
/// silently missing would be an open door; the run refuses it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnmeetableGate() : Rule(RuleDescriptor.Error(
    Id,
    "A gate or a smoke test can never be passed",
    "{0} can never {1}. {2} {3}"))
{
    public const string Id = "DPL3005";

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken) =>
        Approvals(environment).Concat(SmokeTests(environment)).Concat(Soaks(environment)).Concat(Freezes(environment));

    private IEnumerable<Finding> Approvals(CheckedEnvironment environment)
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
    }

    private IEnumerable<Finding> SmokeTests(CheckedEnvironment environment) =>
        from found in environment.Of("SmokeTest")
        let test = found.Attribute
        from fault in SmokeTestRule.Faults(
            test.Text("path"), test.Number("Attempts") ?? 1, test.Number("Timeout") ?? 1, test.Number("ExpectStatus") ?? 200)
        select Found(found.Entry, $"The smoke test of {test.Text("path")}", "pass", fault) with { IsOfAttributeAlone = true };

    private IEnumerable<Finding> Soaks(CheckedEnvironment environment) =>
        from found in environment.Of("Soak")
        let fault = SoakRule.Fault(found.Attribute.Number("seconds") ?? 1)
        where fault is not null
        select Found(found.Entry, "The soak", "be over", fault) with { IsOfAttributeAlone = true };

    private IEnumerable<Finding> Freezes(CheckedEnvironment environment)
    {
        var windows = new List<(EntryId Entry, bool IsOwn, FreezeWindow Window)>();
        foreach (var (entry, freeze) in environment.Of("Freeze"))
        {
            var (from, to, timeZone) = (freeze.Text("from"), freeze.Text("to"), freeze.Text("timeZone"));
            if (FreezeRule.Fault(from, to, timeZone) is { } fault)
            {
                yield return Found(entry, "The freeze", "be lifted", fault) with { IsOfAttributeAlone = true };
            }
            else if (FreezeWindow.TryParse(from, to, timeZone, out _) is { } window)
            {
                windows.Add((entry, freeze.IsOwn, window));
            }
        }

        // What base classes close among themselves is shown there.
        var inherited = windows.Where(found => !found.IsOwn).ToList();
        var isOfBase = FrozenWeek.WithoutOpenMinute(inherited.Select(found => found.Window)).Count > 0;
        var judged = isOfBase ? inherited : windows;
        var closing = FrozenWeek.WithoutOpenMinute(judged.Select(found => found.Window));
        if (FreezeRule.NoOpenMinute(closing) is { } closed)
        {
            // At the last one that the class itself adds: without it something could still arrive.
            var last = judged.Where(found => closing.Contains(found.Window)).OrderBy(found => found.IsOwn).Last();
            yield return Found(last.Entry, "A release", "arrive", closed) with { IsOfAttributeAlone = isOfBase };
        }
    }

    private Finding Found(EntryId entry, string subject, string verb, UnmeetableRule fault) =>
        Found(entry, Place.AtArgument(fault.Argument, fault.Part), subject, verb, fault.Problem, fault.Remedy);
}
