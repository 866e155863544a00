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

    // A state of an earlier version knows none of the following, and reading it leaves them unset.
    public ImmutableArray<AddOnState> AddOns { get => OrNone(field); init; } = [];

    public ImmutableArray<AttachmentState> Attachments { get => OrNone(field); init; } = [];

    public ImmutableArray<AppSetupState> AppSetups { get => OrNone(field); init; } = [];

    public ImmutableArray<ReviewAppState> ReviewApps { get => OrNone(field); init; } = [];

    public ImmutableArray<ReviewAppConfigState> ReviewAppConfigs { get => OrNone(field); init; } = [];

    public AppState? FindApp(string identity) =>
        Guid.TryParse(identity, out var id) ? FindApp(id) : Apps.FirstOrDefault(app => app.Name == identity);

    public AppState? FindApp(Guid id) => Apps.FirstOrDefault(app => app.Id == id);

    /// <summary>An app that was there when the call began, or that something under way belongs to.</summary>
    /// <exception cref="AppGoneException">Somebody deleted it in between.</exception>
    public AppState GetApp(Guid id) => FindApp(id) ?? throw new AppGoneException();

    public PipelineState? FindPipeline(string identity) => Guid.TryParse(identity, out var id)
        ? Pipelines.FirstOrDefault(pipeline => pipeline.Id == id)
        : Pipelines.FirstOrDefault(pipeline => pipeline.Name == identity);

    public SlugState? FindSlug(Guid? id) => Slugs.FirstOrDefault(slug => slug.Id == id);

    public CouplingState? CouplingOf(Guid app) => Couplings.FirstOrDefault(coupling => coupling.AppId == app);

    public AddOnState? FindAddOn(Guid id) => AddOns.FirstOrDefault(addOn => addOn.Id == id);

    public AddOnState? FindAddOn(string identity) =>
        Guid.TryParse(identity, out var id) ? FindAddOn(id) : AddOns.FirstOrDefault(addOn => addOn.Name == identity);

    public IEnumerable<AttachmentState> AttachmentsOf(AppState app) => Attachments.Where(attachment => attachment.AppId == app.Id);

    public AppSetupState? FindAppSetup(Guid id) => AppSetups.FirstOrDefault(setup => setup.Id == id);

    public ReviewAppConfigState? ReviewAppConfigOf(Guid pipeline) =>
        ReviewAppConfigs.FirstOrDefault(config => config.PipelineId == pipeline);

    public PromotionState? FindPromotion(Guid id) => Promotions.FirstOrDefault(promotion => promotion.Id == id);

    public HerokuState With(AppState changed) =>
        this with { Apps = [.. Apps.Select(app => app.Id == changed.Id ? changed : app)] };

    public HerokuState With(SlugState changed) =>
        this with { Slugs = [.. Slugs.Select(slug => slug.Id == changed.Id ? changed : slug)] };

    public HerokuState With(PromotionState changed) => this with
    {
        Promotions = [.. Promotions.Select(promotion => promotion.Id == changed.Id ? changed : promotion)],
    };

    public HerokuState With(PipelineState changed) =>
        this with { Pipelines = [.. Pipelines.Select(pipeline => pipeline.Id == changed.Id ? changed : pipeline)] };

    public HerokuState With(CouplingState changed) =>
        this with { Couplings = [.. Couplings.Select(coupling => coupling.Id == changed.Id ? changed : coupling)] };

    public HerokuState With(AddOnState changed) =>
        this with { AddOns = [.. AddOns.Select(addOn => addOn.Id == changed.Id ? changed : addOn)] };

    private static ImmutableArray<T> OrNone<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
