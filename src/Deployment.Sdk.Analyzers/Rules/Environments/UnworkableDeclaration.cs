using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2013: an attribute of the library that cannot work as it is written: a text that it needs is empty, a number is none of its
/// enum's, no app has such processes. It stays in what is generated, for what is silently missing nobody misses; the run refuses it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnworkableDeclaration() : Rule(RuleDescriptor.Error(
    Id,
    "A declaration cannot work as it is written",
    "[{0}] cannot work as it is written. {1} {2}"))
{
    public const string Id = "DPL2013";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken) =>
        Declarations(plan.Model.Attributes).Concat(plan.Model.BranchLines
            .Select((line, index) => (Entry: new EntryId(EntryKind.BranchLine, index), Fault: EnumRule.Fault("role", line.Role)))
            .Where(found => found.Fault is not null)
            .Select(found => Found(found.Entry, "Branch", found.Fault!)));

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        var model = environment.Model;
        if (environment.IsEnvironment && EnumRule.Fault("stage", model.Stage) is { } stage)
        {
            yield return Found(new EntryId(EntryKind.Header), "Environment", stage);
        }

        if (EnumRule.Fault("data", model.Data) is { } data)
        {
            yield return Found(new EntryId(EntryKind.Holds), "Holds", data) with { IsOfAttributeAlone = true };
        }

        foreach (var finding in Declarations(model.Attributes).Concat(Roles(environment)))
        {
            yield return finding;
        }
    }

    private IEnumerable<Finding> Declarations(EquatableArray<AttributeModel> attributes) =>
        from found in attributes.Select((attribute, index) => (Attribute: attribute, Entry: new EntryId(EntryKind.Declaration, index)))
        where found.Attribute.IsOfLibrary
        from fault in Faults(found.Attribute)
        select Found(found.Entry, found.Attribute.Name, fault) with { IsOfAttributeAlone = true };

    private static IEnumerable<UnmeetableRule> Faults(AttributeModel attribute)
    {
        foreach (var argument in attribute.Arguments)
        {
            if (NeededTexts.Fault(attribute.Name, argument.Name, argument.Text) is { } missing)
            {
                yield return missing;
            }
            else if (argument.Undefined is var (type, number, members))
            {
                yield return EnumRule.Fault(argument.Name, type, number, members);
            }
        }

        // A name that is missing, or a number that does not bind, the compiler speaks of.
        if (attribute.Is("ProcessType") && attribute.Arguments.Any(argument => argument.Name == "name"))
        {
            foreach (var fault in ProcessTypeRule.Faults(attribute.Text("name"), attribute.Number("Quantity") ?? 0, attribute.Text("Size")))
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<Finding> Roles(CheckedEnvironment environment)
    {
        var approvals = environment.Of("RequiresApproval").ToList();
        return ApprovalRoles.Faults(approvals.Select(approval => approval.Attribute.Text("role")))
            .Select((fault, index) => (Fault: fault, approvals[index].Entry))
            .Where(found => found.Fault is not null)
            .Select(found => Found(found.Entry, "RequiresApproval", found.Fault!));
    }

    private Finding Found(EntryId entry, string attribute, UnmeetableRule fault) =>
        Found(entry, Place.AtArgument(fault.Argument, fault.Part), attribute, fault.Problem, fault.Remedy) with { Stays = true };
}
