using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>A promotion copies a slug to other apps of the pipeline; config vars stay where they are.</summary>
internal static class Promotions
{
    public static (HerokuState State, Outcome<PromotionState> Result) Begin(
        HerokuState state, PromotionOrder order, Func<SlugState, bool> isExpired, DateTimeOffset now)
    {
        if (state.Pipelines.All(pipeline => pipeline.Id != order.PipelineId))
        {
            return (state, Refusal.NotFound("pipeline", "pipeline"));
        }

        if (state.FindApp(order.SourceAppId) is not { } source)
        {
            return (state, Refusal.NotFound("app", "app"));
        }

        var problem = SourceProblem(state, source, order, isExpired, out var release) ?? TargetProblem(state, order);
        if (problem is not null)
        {
            return (state, problem);
        }

        var promotion = new PromotionState
        {
            Id = Guid.NewGuid(),
            PipelineId = order.PipelineId,
            SourceAppId = source.Id,
            SourceReleaseId = release!.Id,
            Targets = [.. order.TargetAppIds.Select(app => new PromotionTargetState(Guid.NewGuid(), app, Progress.Pending))],
            CreatedAt = now,
            UpdatedAt = now,
        };
        return (state with { Promotions = state.Promotions.Add(promotion) }, promotion);
    }

    /// <summary>
    /// Releases the slug on one target and notes the release's id in the same change, so that a promotion taken up again after a
    /// restart never releases twice.
    /// </summary>
    public static (HerokuState State, ReleaseState Release) ReleaseOn(
        HerokuState state, Guid promotionId, Guid targetId, DateTimeOffset now)
    {
        var promotion = state.FindPromotion(promotionId)!;
        var target = promotion.Targets.Single(candidate => candidate.Id == targetId);
        var app = state.GetApp(target.AppId);
        if (target.ReleaseId is { } known)
        {
            return (state, app.FindRelease(known)!);
        }

        var source = state.GetApp(promotion.SourceAppId);
        var promoted = source.FindRelease(promotion.SourceReleaseId)!;
        var commit = state.FindSlug(promoted.SlugId)!.ShortCommit();
        var description = $"Promote {source.Name} v{promoted.Version} {commit}".TrimEnd();
        var (next, release) = Releases.Add(state, app, description, promoted.SlugId, Releases.ConfigInForce(app), now);
        return (next.With(promotion.With(target with { ReleaseId = release.Id }) with { UpdatedAt = now }), release);
    }

    /// <summary>Ends one target with what its release came to.</summary>
    public static (HerokuState State, PromotionState Promotion) Conclude(
        HerokuState state, Guid promotionId, Guid targetId, DateTimeOffset now)
    {
        var promotion = state.FindPromotion(promotionId)!;
        var target = promotion.Targets.Single(candidate => candidate.Id == targetId);
        var succeeded = state.GetApp(target.AppId).FindRelease(target.ReleaseId!.Value)!.Status == Progress.Succeeded;
        var ended = target with
        {
            Status = succeeded ? Progress.Succeeded : Progress.Failed,
            ErrorMessage = succeeded ? null : "The release command failed.",
        };
        var changed = promotion.With(ended) with { UpdatedAt = now };
        return (state.With(changed), changed);
    }

    private static Refusal? SourceProblem(
        HerokuState state, AppState source, PromotionOrder order, Func<SlugState, bool> isExpired, out ReleaseState? release)
    {
        release = order.SourceReleaseId is { } id ? source.FindRelease(id) : source.Current();
        return release switch
        {
            _ when state.CouplingOf(source.Id)?.PipelineId != order.PipelineId =>
                Refusal.Invalid($"App {source.Name} is not in that pipeline."),
            null => Refusal.NotFound("release", "release"),
            { Status: not Progress.Succeeded } => Refusal.Invalid($"v{release.Version} of {source.Name} has not succeeded."),
            _ when state.FindSlug(release.SlugId) is not { } slug =>
                Refusal.Invalid($"v{release.Version} of {source.Name} has no slug to promote."),
            _ when isExpired(state.FindSlug(release.SlugId)!) =>
                Refusal.Invalid($"The slug of v{release.Version} of {source.Name} has expired."),
            _ => null,
        };
    }

    private static Refusal? TargetProblem(HerokuState state, PromotionOrder order)
    {
        if (order.TargetAppIds.IsEmpty || order.TargetAppIds.Distinct().Count() != order.TargetAppIds.Length)
        {
            return Refusal.Invalid("A promotion needs at least one target, and each only once.");
        }

        foreach (var id in order.TargetAppIds)
        {
            if (state.FindApp(id) is not { } app)
            {
                return Refusal.NotFound("app", "app");
            }

            if (id == order.SourceAppId || state.CouplingOf(id)?.PipelineId != order.PipelineId)
            {
                return Refusal.Invalid($"App {app.Name} is not another app of that pipeline.");
            }
        }

        return null;
    }
}
