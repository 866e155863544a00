using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Work;

/// <summary>Carries promotions to their targets, each on its own: one that fails does not stop another.</summary>
internal sealed class PromotionWork(Platform platform)
{
    public void Start(PromotionState promotion)
    {
        foreach (var target in promotion.Targets.Where(target => target.Status == Progress.Pending))
        {
            platform.Background.Run(ct => RunAsync(promotion.Id, target, ct));
        }
    }

    private async Task RunAsync(Guid promotionId, PromotionTargetState target, CancellationToken ct)
    {
        await platform.StageAsync(ct).ConfigureAwait(false);
        var app = platform.Store.Current.GetApp(target.AppId).Name;
        if (await platform.Faults.MeetAsync(Point.PromotionTarget, app, ct).ConfigureAwait(false) is { } fault)
        {
            await FailAsync(promotionId, target, fault).ConfigureAwait(false);
            return;
        }

        var release = await platform
            .SettleAsync(state => Promotions.ReleaseOn(state, promotionId, target.Id, platform.Now)).ConfigureAwait(false);
        await platform.Phases.EndOf(target.AppId, release).ConfigureAwait(false);
        await platform.StageAsync(ct).ConfigureAwait(false);
        await platform
            .SettleAsync(state => Promotions.Conclude(state, promotionId, target.Id, platform.Now)).ConfigureAwait(false);
    }

    private Task FailAsync(Guid promotionId, PromotionTargetState target, string reason) =>
        platform.SettleAsync(state =>
        {
            var failed = target with { Status = Progress.Failed, ErrorMessage = reason };
            return (state.With(state.FindPromotion(promotionId)!.With(failed) with { UpdatedAt = platform.Now }), true);
        });
}
