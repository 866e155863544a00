namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// What is written: the draft with names and stages, and of its routes and promotions those that a plan can have. What is left out
/// stands in the notes.
/// </summary>
/// <param name="Pipeline">The pipeline's name, a guess.</param>
/// <param name="Draft">Environments and notes.</param>
/// <param name="BaseClass">The class that environments derive from; null when there is none.</param>
/// <param name="Stable">The branches that reach production.</param>
/// <param name="Routes">The routes.</param>
/// <param name="Promotions">The promotions.</param>
internal sealed record ImportedPlan(
    string Pipeline,
    ImportDraft Draft,
    string? BaseClass,
    IReadOnlyList<string> Stable,
    IReadOnlyList<RouteDraft> Routes,
    IReadOnlyList<PromotionDraft> Promotions)
{
    public const string ClassName = "Delivery";

    public static ImportedPlan Of(ImportDraft draft)
    {
        var pipeline = EnvironmentNames.Give(draft);
        var baseClass = draft.Base is null ? null : EnvironmentNames.BaseClass(draft, pipeline);
        Stages.Guess(draft, pipeline);
        SharedVariables.Settle(draft);
        var promotions = SoundWays.Promotions(draft);
        var routes = SoundWays.Routes(draft, promotions);
        return new ImportedPlan(pipeline, draft, baseClass, SoundWays.Stable(routes, promotions), routes, promotions);
    }

    /// <summary>What whoever imports has to know, in the order of what is written.</summary>
    public IEnumerable<ImportNote> Notes =>
        new[] { Draft.Plan, Draft.Base }.Concat(Draft.Environments).OfType<ClassDraft>().SelectMany(one => one.Items.OfType<ImportNote>())
            .Where(note => note.Kind != ImportNoteKind.Comment);
}
