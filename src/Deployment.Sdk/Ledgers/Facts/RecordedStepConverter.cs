namespace Deployment.Sdk.Ledgers;

/// <summary>Writes and reads the steps of a delivery. A kind is written for good.</summary>
internal sealed class RecordedStepConverter() : KindConverter<RecordedStep>(Kinds)
{
    /// <summary>The kinds that this version knows.</summary>
    public static IReadOnlyDictionary<string, Type> Kinds { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["config"] = typeof(RecordedStep.Config),
        ["maintenance"] = typeof(RecordedStep.Maintenance),
        ["build"] = typeof(RecordedStep.Build),
        ["slug"] = typeof(RecordedStep.Slug),
        ["scale"] = typeof(RecordedStep.Scale),
        ["promotion"] = typeof(RecordedStep.Promotion),
        ["rollback"] = typeof(RecordedStep.Rollback),
        ["processes"] = typeof(RecordedStep.Processes),
        ["declared"] = typeof(RecordedStep.Declared),
    };
}
