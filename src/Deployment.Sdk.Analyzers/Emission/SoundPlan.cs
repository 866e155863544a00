using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Analyzers.Rules;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// A plan less what the rules have against it, so that the rest is generated and binds, and no error of the compiler's drowns the
/// message about the fault.
/// </summary>
internal static class SoundPlan
{
    /// <summary>A plan less what the rules have against it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="all">All plans of the assembly, in a fixed order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static PlanModel Of(PlanModel plan, EquatableArray<PlanModel> all, CancellationToken cancellationToken)
    {
        var faulty = Rulebook.Faulty(
            new CheckedPlan(plan, [.. all.Where(other => other.Type.Key != plan.Type.Key)]), cancellationToken);
        EquatableArray<T> Sound<T>(EntryKind kind, EquatableArray<T> entries)
            where T : IEquatable<T> =>
            entries.Where((_, index) => !faulty.Contains(new EntryId(kind, index))).ToEquatableArray();

        var emitted = plan.Environments.ToDictionary(environment => environment.Key, Emitted, StringComparer.Ordinal);
        return plan with
        {
            BranchLines = Sound(EntryKind.BranchLine, plan.BranchLines),
            Routes = Sound(EntryKind.Route, plan.Routes)
                .Select(route => route with { Target = emitted[route.Target.Key] }).ToEquatableArray(),
            Promotions = Sound(EntryKind.Promotion, plan.Promotions)
                .Select(promotion => new PromotionModel(emitted[promotion.From.Key], emitted[promotion.To.Key])).ToEquatableArray(),
            DataCopies = Sound(EntryKind.DataCopy, plan.DataCopies)
                .Select(copy => copy with { From = emitted[copy.From.Key], To = emitted[copy.To.Key] }).ToEquatableArray(),
            Declarations = SoundDeclarations(plan.Declarations, plan.Attributes, faulty),
            Attributes = EquatableArray<AttributeModel>.Empty,
        };
    }

    /// <summary>An environment less what the rules have against it.</summary>
    /// <param name="definition">The environment.</param>
    /// <param name="all">All environments of the assembly, in a fixed order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static EnvironmentDefinitionModel Of(
        EnvironmentDefinitionModel definition, EquatableArray<EnvironmentModel> all, CancellationToken cancellationToken)
    {
        var environment = definition.Environment;
        var faulty = Rulebook.Faulty(
            new CheckedEnvironment(environment, () => [.. all.Where(other => other.Key != environment.Key)]), cancellationToken);
        return definition with
        {
            Environment = Emitted(environment),
            Declarations = SoundDeclarations(definition.Declarations, environment.Attributes, faulty),
        };
    }

    // A gate that is silently missing is an open door, a step that is missing a test that never failed: only facts are left out.
    private static EquatableArray<DeclarationModel> SoundDeclarations(
        EquatableArray<DeclarationModel> declarations, EquatableArray<AttributeModel> attributes, ISet<EntryId> faulty) =>
        declarations
            .Where((_, index) =>
                attributes[index].Kind != AttributeKind.Fact || !faulty.Contains(new EntryId(EntryKind.Declaration, index)))
            .ToEquatableArray();

    // What rules judge by is no part of the text: an edit that changes a config var's value must not make a plan's files again.
    private static EnvironmentModel Emitted(EnvironmentModel environment) =>
        environment with { Attributes = EquatableArray<AttributeModel>.Empty };
}
