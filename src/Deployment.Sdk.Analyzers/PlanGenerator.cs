using Deployment.Sdk.Analyzers.Emission;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;

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
        // Not by attribute name through the syntax provider: that binds every attribute again after each edit of any file.
        var surface = context.CompilationProvider
            .Select(static (compilation, _) => new CompilationSurface(compilation))
            .WithTrackingName(TrackingNames.Surface);

        var readings = surface
            .Select(static (surface, cancellation) => SourceReadings.Of(surface.Compilation, cancellation));

        var environments = readings
            .SelectMany(static (found, _) => found.Environments.AsImmutableArray())
            .WithTrackingName(TrackingNames.Environments);

        // One app belongs to one environment: whether it does, all of them together tell.
        var allEnvironments = environments.Select(static (definition, _) => definition.Environment).Collect()
            .Select(static (found, _) => found
                .OrderBy(environment => environment.Key, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.AllEnvironments);

        var soundEnvironments = environments
            .Where(static definition => definition.Environment.CanHaveDefinition)
            .Combine(allEnvironments)
            .Select(static (found, cancellation) => SoundPlan.Of(found.Left, found.Right, cancellation))
            .WithTrackingName(TrackingNames.SoundEnvironments);

        var plans = readings
            .SelectMany(static (found, _) => found.Plans.AsImmutableArray())
            .WithTrackingName(TrackingNames.Plans);

        var facts = surface
            .Select(static (found, _) => CompilationFacts.Of(found.Compilation))
            .WithTrackingName(TrackingNames.Facts);

        var twins = soundEnvironments.Select(static (definition, _) => definition.Environment.Type.MetadataName).Collect()
            .Combine(plans.Select(static (plan, _) => plan.Type.MetadataName).Collect())
            .Select(static (names, _) => HintName.Twins(names.Left.Concat(names.Right)))
            .WithTrackingName(TrackingNames.Twins);

        // A release reaches production through the promotions of all plans together.
        var allPlans = plans.Collect()
            .Select(static (found, _) => found.OrderBy(plan => plan.Type.Key, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.AllPlans);

        var soundPlans = plans
            .Where(static plan => plan.Type.CanHaveOtherHalf)
            .Combine(allPlans)
            .Select(static (found, cancellation) => SoundPlan.Of(found.Left, found.Right, cancellation))
            .WithTrackingName(TrackingNames.SoundPlans);

        context.RegisterSourceOutput(soundEnvironments.Combine(twins), static (output, found) =>
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
