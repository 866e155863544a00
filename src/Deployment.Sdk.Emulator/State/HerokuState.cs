using System.Collections.Immutable;

namespace Deployment.Sdk.Emulator.State;

/// <summary>All that the emulated Heroku knows. Immutable: a change makes the next one, and only a whole one is ever stored.</summary>
internal sealed record HerokuState
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public Guid AccountId { get; init; }

    public ImmutableArray<AppState> Apps { get; init; } = [];

    public ImmutableArray<SlugState> Slugs { get; init; } = [];

    public ImmutableArray<PipelineState> Pipelines { get; init; } = [];

    public ImmutableArray<CouplingState> Couplings { get; init; } = [];

    public ImmutableArray<PromotionState> Promotions { get; init; } = [];

    public AppState? FindApp(string identity) =>
        Guid.TryParse(identity, out var id) ? FindApp(id) : Apps.FirstOrDefault(app => app.Name == identity);

    public AppState? FindApp(Guid id) => Apps.FirstOrDefault(app => app.Id == id);

    public PipelineState? FindPipeline(string identity) => Guid.TryParse(identity, out var id)
        ? Pipelines.FirstOrDefault(pipeline => pipeline.Id == id)
        : Pipelines.FirstOrDefault(pipeline => pipeline.Name == identity);

    public SlugState? FindSlug(Guid? id) => Slugs.FirstOrDefault(slug => slug.Id == id);

    public CouplingState? CouplingOf(Guid app) => Couplings.FirstOrDefault(coupling => coupling.AppId == app);

    public PromotionState? FindPromotion(Guid id) => Promotions.FirstOrDefault(promotion => promotion.Id == id);

    public HerokuState With(AppState changed) =>
        this with { Apps = [.. Apps.Select(app => app.Id == changed.Id ? changed : app)] };

    public HerokuState With(SlugState changed) =>
        this with { Slugs = [.. Slugs.Select(slug => slug.Id == changed.Id ? changed : slug)] };

    public HerokuState With(PromotionState changed) => this with
    {
        Promotions = [.. Promotions.Select(promotion => promotion.Id == changed.Id ? changed : promotion)],
    };
}
