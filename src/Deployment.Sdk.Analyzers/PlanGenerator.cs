using Deployment.Sdk.Analyzers.Emission;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers;

/// <summary>
/// Emits the other half of plans and environments. It never reports: analyzers host the same reader and rules, and the generator
/// leaves out just what they report.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PlanGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var environments = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WellKnownNames.Environment,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellation) => FirstMention.Of(found) is { } type
                    ? EnvironmentReader.Read(type, found.SemanticModel.Compilation, cancellation).Definition
                    : null)
            .Where(static definition => definition is not null && definition.Environment.CanHaveDefinition)
            .Select(static (definition, _) => SoundPlan.Of(definition!))
            .WithTrackingName(TrackingNames.Environments);

        var plans = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WellKnownNames.DeploymentPlan,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellation) => FirstMention.Of(found) is { } type
                    ? PlanReader.Read(type, found.SemanticModel.Compilation, cancellation).Model
                    : null)
            .Where(static plan => plan is not null)
            .Select(static (plan, _) => plan!)
            .WithTrackingName(TrackingNames.Plans);

        var facts = context.CompilationProvider
            .Select(static (compilation, _) => CompilationFacts.Of(compilation))
            .WithTrackingName(TrackingNames.Facts);

        var twins = environments.Select(static (definition, _) => definition.Environment.Type.MetadataName).Collect()
            .Combine(plans.Select(static (plan, _) => plan.Type.MetadataName).Collect())
            .Select(static (names, _) => HintName.Twins(names.Left.Concat(names.Right)))
            .WithTrackingName(TrackingNames.Twins);

        // A release reaches production through the promotions of all plans together; of the other plans that is all one sees.
        var promotions = plans
            .SelectMany(static (plan, _) => plan.Promotions.Select(promotion =>
                new ForeignPromotion(plan.Type.Key, plan.Type.Name, promotion.Edge)))
            .Collect()
            .Select(static (found, _) => found
                .OrderBy(promotion => $"{promotion.PlanKey}\n{promotion.Edge.From.Key}\n{promotion.Edge.To.Key}", StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.Promotions);

        var soundPlans = plans
            .Where(static plan => plan.Type.CanHaveOtherHalf)
            .Combine(promotions)
            .Select(static (found, _) => SoundPlan.Of(found.Left, found.Right))
            .WithTrackingName(TrackingNames.SoundPlans);

        context.RegisterSourceOutput(environments.Combine(twins), static (output, found) =>
            output.AddSource(
                HintName.Of(found.Left.Environment.Type, "Environment", found.Right),
                EnvironmentEmitter.Write(found.Left)));

        context.RegisterSourceOutput(soundPlans.Combine(facts).Combine(twins), static (output, found) =>
            output.AddSource(
                HintName.Of(found.Left.Left.Type, "Plan", found.Right),
                PlanEmitter.Write(found.Left.Left, found.Left.Right, output.CancellationToken)));

        context.RegisterSourceOutput(soundPlans.Where(HerokuEmitter.HasRoom).Combine(twins), static (output, found) =>
            output.AddSource(
                HintName.Of(found.Left.Type, "Heroku", found.Right),
                HerokuEmitter.Write(found.Left)));
    }
}
