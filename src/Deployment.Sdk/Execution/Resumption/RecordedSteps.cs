using System.Collections.Immutable;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>Steps as the ledger keeps them, and back again in another process.</summary>
internal static class RecordedSteps
{
    public static RecordedStep Of(DeliveryStep step) => step switch
    {
        SetConfigStep config => new RecordedStep.Config(step.App, step.Description, [.. config.Values.Keys]),
        SetMaintenanceStep maintenance => new RecordedStep.Maintenance(step.App, step.Description, maintenance.On),
        BuildStep build => new RecordedStep.Build(step.App, step.Description, build.Commit, build.Path),
        ReleaseSlugStep slug => new RecordedStep.Slug(step.App, step.Description, slug.Builder, slug.Commit),
        ScaleStep scale => new RecordedStep.Scale(
            step.App,
            step.Description,
            [.. scale.Changes.Select(change => new RecordedProcess(change.Name, change.Quantity, change.Size))]),
        PromoteStep { Source: var pin } promote => new RecordedStep.Promotion(
            step.App, step.Description, pin.ReleaseId, pin.Version, pin.SlugId, pin.Commit, pin.Checksum, promote.Targets),
        RollbackStep { To: var pin } back => new RecordedStep.Rollback(
            step.App, step.Description, pin.ReleaseId, pin.Version, pin.SlugId, pin.Commit, pin.Checksum, back.WithConfig),
        SetProcessesStep processes => new RecordedStep.Processes(
            step.App,
            step.Description,
            [.. processes.Counts.Select(process => new RecordedProcess(process.Type, process.Quantity, null))],
            processes.Stopped),
        DeclaredStep declared => new RecordedStep.Declared(
            step.App, step.Description, Canonical(declared), declared.Attribute.IsRepeatable),
        _ => throw new InvalidOperationException($"No one knows how to write down {step.GetType().Name}."),
    };

    /// <summary>The step once more; null when the plan does not declare it any longer.</summary>
    public static DeliveryStep? Restore(RecordedStep recorded, Target target, GivenSecrets given) => recorded switch
    {
        RecordedStep.Config config => Config(config, target, given),
        RecordedStep.Maintenance or RecordedStep.Processes => Quiet(recorded),
        RecordedStep.Build build => new BuildStep(recorded.App, build.Commit, build.Path),
        RecordedStep.Slug slug => new ReleaseSlugStep(recorded.App, slug.Builder, slug.Commit),
        RecordedStep.Scale scale => new ScaleStep(
            recorded.App,
            [.. scale.Changes.Select(change => new ProcessTypeAttribute(change.Name) { Quantity = change.Quantity, Size = change.Size })]),
        RecordedStep.Promotion promotion => new PromoteStep(
            recorded.App,
            new PinnedRelease(
                recorded.App, promotion.Release, promotion.Version, promotion.SlugId, promotion.Commit, promotion.Checksum),
            [.. promotion.Targets]),
        RecordedStep.Rollback back => new RollbackStep(
            recorded.App,
            new PinnedRelease(recorded.App, back.Release, back.Version, back.SlugId, back.Commit, back.Checksum),
            back.WithConfig),
        RecordedStep.Declared declared => target.Definition.Declarations
            .Where(declaration => declaration.Canonical == declared.Canonical)
            .Select(declaration => declaration.Attribute)
            .OfType<StepAttribute>()
            .Select(attribute => new DeclaredStep(target, recorded.App, attribute))
            .FirstOrDefault(),
        _ => null,
    };

    /// <summary>A step that closes or stops something, or ends that; null for any other. What the plan declares makes no difference.</summary>
    public static DeliveryStep? Quiet(RecordedStep recorded) => recorded switch
    {
        RecordedStep.Maintenance maintenance => new SetMaintenanceStep(recorded.App, maintenance.On),
        RecordedStep.Processes processes => new SetProcessesStep(
            recorded.App, [.. processes.Counts.Select(process => new ProcessCount(process.Name, process.Quantity))], processes.Stopped),
        _ => null,
    };

    // The values were never written down: they come from the plan and the environment again.
    private static SetConfigStep? Config(RecordedStep.Config config, Target target, GivenSecrets given)
    {
        var values = target.Definition.Of<ConfigVarAttribute>().Select(declared => KeyValuePair.Create(declared.Name, (string?)declared.Value))
            .Concat(given.Values.Select(secret => KeyValuePair.Create(secret.Key, (string?)secret.Value)))
            .Concat(target.Definition.Of<RemovedConfigVarAttribute>().Select(removed => KeyValuePair.Create(removed.Name, (string?)null)))
            .Where(known => config.Names.Contains(known.Key, StringComparer.Ordinal))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        return values.Count == config.Names.Count ? new SetConfigStep(config.App, values) : null;
    }

    private static string Canonical(DeclaredStep step) =>
        step.Target.Definition.Declarations.First(declaration => ReferenceEquals(declaration.Attribute, step.Attribute)).Canonical;
}
