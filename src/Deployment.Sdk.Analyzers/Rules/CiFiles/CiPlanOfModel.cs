using System.Collections.Immutable;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>What CI files need to know of a plan that is being read.</summary>
internal static class CiPlanOfModel
{
    /// <summary>Null where it cannot all be read.</summary>
    public static CiPlan? Of(PlanModel plan)
    {
        var environments = plan.Environments.ToDictionary(environment => environment.Key, Of, StringComparer.Ordinal);
        return plan.Pipeline is { } name
            && environments.Values.All(environment => environment is not null)
            && plan.Routes.All(route => route.Pattern is { } pattern && BranchPattern.TryParse(pattern, out _) is not null)
            ? new(
                name,
                [.. plan.Routes.Select(route => (route.Pattern!, environments[route.Target.Key]!))],
                [.. plan.Promotions.Select(promotion => (environments[promotion.From.Key]!, environments[promotion.To.Key]!))],
                [.. plan.Environments.Select(environment => environments[environment.Key]!)],
                [.. plan.Attributes.Select(Of).OfType<DeclaredService>()])
            : null;
    }

    private static CiEnvironment? Of(EnvironmentModel environment)
    {
        ImmutableArray<CiRole?> roles = [.. environment.Attributes.Where(attribute => attribute.Is("RequiresApproval")).Select(Role)];
        return environment.IsUsable && roles.All(role => role is not null)
            ? new(
                environment.Name,
                environment.IsProduction,
                [.. environment.Apps.Select(app => app.Name)],
                environment.Slots.AsImmutableArray(),
                [.. roles.Select(role => role!)],
                [.. environment.Attributes.Where(attribute => attribute.Kind == AttributeKind.Gate)
                    .Concat(environment.Attributes.Where(attribute => attribute.Kind == AttributeKind.Observer))
                    .Select(Of).OfType<DeclaredService>()])
            {
                HasFreezes = environment.Attributes.Any(attribute => attribute.Is("Freeze")),
                PushesTags = environment.Attributes.Any(attribute => attribute.Is("ReleaseTag") && attribute.Flag("Push")),
            }
            : null;
    }

    private static CiRole? Role(AttributeModel approval) => approval.Text("role") is { } role && approval.Text("question") is { } question
        ? new(
            role,
            question,
            ApprovalRule.IsAssertable(
                approval.TextsOrNull("By"),
                approval.Number("Quorum") ?? 0,
                approval.Flag("NotRequester"),
                approval.Text("Evidence"),
                approval.Flag("Signed")))
        : null;

    private static DeclaredService? Of(AttributeModel attribute) => attribute.IsOfLibrary
        ? DeclaredService.Of(attribute.Class.Substring(WellKnownNames.LibraryNamespace.Length + 1), attribute.Text("Variable"), attribute.Text("SecretVariable"))
        : null;
}
