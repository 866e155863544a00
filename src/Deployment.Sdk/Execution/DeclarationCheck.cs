using System.Collections.Immutable;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Execution;

/// <summary>Refuses a plan with a declaration that cannot work as it is written.</summary>
internal static class DeclarationCheck
{
    public static Refusal? Of(Plan plan, ImmutableArray<EnvironmentDefinition> environments) =>
        (from found in InLines(plan)
            .Concat(plan.Declarations.SelectMany(declaration => In("the plan", declaration)))
            .Concat(environments.SelectMany(InEnvironment))
         where found.Fault is not null
         select Refusal.Policy(
             $"DPL2013: {found.Where}: [{found.Attribute}] cannot work as it is written. {found.Fault.Problem}",
             found.Fault.Remedy)).FirstOrDefault();

    private static IEnumerable<(string Where, string Attribute, UnmeetableRule? Fault)> InLines(Plan plan) =>
        plan.BranchLines.Select(line => ($"the line {line.Pattern}", "Branch", EnumRule.Fault("role", line.Role)));

    private static IEnumerable<(string Where, string Attribute, UnmeetableRule? Fault)> InEnvironment(EnvironmentDefinition environment) =>
    [
        (environment.Name, "Environment", EnumRule.Fault("stage", environment.Stage)),
        (environment.Name, "Holds", EnumRule.Fault("data", environment.Data)),
        .. environment.Declarations.SelectMany(declaration => In(environment.Name, declaration)),
        .. ApprovalRoles.Faults(environment.Of<RequiresApprovalAttribute>().Select(approval => approval.Role))
            .Select(fault => (environment.Name, "RequiresApproval", fault)),
    ];

    private static IEnumerable<(string Where, string Attribute, UnmeetableRule? Fault)> In(string where, Declaration declaration) =>
        DeclarationFaults.Of(declaration.Attribute).Select(fault => (where, DeclarationFaults.NameOf(declaration.Attribute), (UnmeetableRule?)fault));
}
