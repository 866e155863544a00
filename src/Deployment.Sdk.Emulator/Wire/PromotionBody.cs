using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>A promotion as the API shows it: pending or completed; only its targets succeed or fail.</summary>
internal sealed record PromotionBody(
    Guid Id, IdOnly Pipeline, PromotionSource Source, string Status, string CreatedAt, string? UpdatedAt)
{
    public static PromotionBody Of(PromotionState promotion) => new(
        promotion.Id,
        new IdOnly(promotion.PipelineId),
        new PromotionSource(new IdOnly(promotion.SourceAppId), new IdOnly(promotion.SourceReleaseId)),
        promotion.IsPending() ? "pending" : "completed",
        Constants.Time(promotion.CreatedAt),
        Constants.Time(promotion.UpdatedAt));
}

/// <summary>What is promoted.</summary>
internal sealed record PromotionSource(IdOnly? App, IdOnly? Release);

/// <summary>One app that it is promoted to.</summary>
internal sealed record PromotionTargetBody(
    Guid Id, IdOnly App, IdOnly PipelinePromotion, IdOnly? Release, string Status, string? ErrorMessage)
{
    public static PromotionTargetBody Of(PromotionTargetState target, PromotionState promotion) => new(
        target.Id,
        new IdOnly(target.AppId),
        new IdOnly(promotion.Id),
        target.ReleaseId is { } release ? new IdOnly(release) : null,
        Statuses.Of(target.Status),
        target.ErrorMessage);
}

/// <summary>A promotion that a client asks for.</summary>
internal sealed record PromotionCreation(IdOnly? Pipeline, PromotionSource? Source, PromotionTargetCreation[]? Targets);

/// <summary>One target that a client asks for.</summary>
internal sealed record PromotionTargetCreation(IdOnly? App);
