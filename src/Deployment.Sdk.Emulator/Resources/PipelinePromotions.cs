using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/pipeline-promotions</c> and their targets.</summary>
internal static class PipelinePromotions
{
    private static readonly (string, Func<PromotionTargetState, string>)[] Keys = [("id", target => target.Id.ToString())];

    public static void Map(Routes routes)
    {
        routes.Map("POST", "/pipeline-promotions", CreateAsync);
        routes.Map("GET", "/pipeline-promotions/{promotion}", call => Find(call) is { } promotion
            ? Answer.Of(PromotionBody.Of(promotion), WireJson.Default.PromotionBody)
            : NotFound);
        routes.Map("GET", "/pipeline-promotions/{promotion}/promotion-targets", call => Find(call) is { } promotion
            ? Page.Of(
                call,
                promotion.Targets,
                Keys,
                target => PromotionTargetBody.Of(target, promotion),
                WireJson.Default.ListPromotionTargetBody)
            : NotFound);
    }

    private static Refusal NotFound => Refusal.NotFound("pipeline_promotion", "pipeline promotion");

    private static PromotionState? Find(Call call) => call.Id("promotion") is { } id ? call.State.FindPromotion(id) : null;

    private static async Task<Answer> CreateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.PromotionCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (Order(wanted) is not { } order)
        {
            return Refusal.Invalid("A promotion needs 'pipeline.id', 'source.app.id' and 'targets', each with 'app.id'.");
        }

        // A promotion changes its targets; its source is only read.
        var platform = call.Platform;
        var due = order.TargetAppIds.Select(call.State.FindApp).OfType<AppState>()
            .Select(target => platform.TwoFactor.Refuse(call, target)).FirstOrDefault(demand => demand is not null);
        if (due is not null)
        {
            return due;
        }

        var begun = await platform.Store
            .ChangeAsync(state => Promotions.Begin(state, order, platform.IsExpired, platform.Now)).ConfigureAwait(false);
        if (!begun.Succeeds(out var promotion, out refusal))
        {
            return refusal;
        }

        platform.Promotions.Start(promotion);
        return Answer.Created(PromotionBody.Of(promotion), WireJson.Default.PromotionBody);
    }

    private static PromotionOrder? Order(PromotionCreation wanted) =>
        wanted is { Pipeline.Id: var pipeline, Source: { App.Id: var source } from, Targets: { } targets }
        && targets.All(target => target?.App is not null)
            ? new PromotionOrder(pipeline, source, from.Release?.Id, [.. targets.Select(target => target.App!.Id)])
            : null;
}
