using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Webhook;

/// <summary>The body.</summary>
/// <param name="Type"><c>delivery.started</c>, <c>.waiting</c>, <c>.succeeded</c>, <c>.failed</c>, <c>.rolled_back</c> or <c>.frozen</c>; <c>config.started</c>,
/// <c>.succeeded</c> or <c>.failed</c>; <c>approval.voided</c>.</param>
/// <param name="Timestamp">When it happened, in UTC.</param>
/// <param name="Data">The facts.</param>
internal sealed record WebhookEvent(string Type, DateTimeOffset Timestamp, WebhookDelivery Data)
{
    public static WebhookEvent Of(DeliveryEvent happening) => new(
        happening.Kind switch
        {
            DeliveryEventKind.Started => "delivery.started",
            DeliveryEventKind.WaitingForApproval => "delivery.waiting",
            DeliveryEventKind.Succeeded => "delivery.succeeded",
            DeliveryEventKind.Failed => "delivery.failed",
            DeliveryEventKind.RolledBack => "delivery.rolled_back",
            DeliveryEventKind.ConfigStarted => "config.started",
            DeliveryEventKind.ConfigSucceeded => "config.succeeded",
            DeliveryEventKind.ConfigFailed => "config.failed",
            DeliveryEventKind.ApprovalVoided => "approval.voided",
            _ => "delivery.frozen",
        },
        happening.At,
        new WebhookDelivery(
            happening.RunId,
            happening.Pipeline,
            happening.Environment,
            happening.Stage,
            happening.Commit,
            happening.PreviousCommit,
            happening.Branch,
            happening.PromotedFrom,
            happening.Actor,
            happening.Summary,
            happening.Duration?.TotalSeconds,
            happening.FailedStep,
            happening.IsEndUnknown,
            happening.BuildUrl,
            happening.WebUrl,
            happening.Running,
            [.. happening.Commits.Select(commit => new WebhookCommit(commit.Hash, commit.Subject, commit.Author))],
            happening.CommitCount));
}

/// <summary>The facts of an event. Texts are as they came: whoever shows them escapes them.</summary>
internal sealed record WebhookDelivery(
    string RunId,
    string Pipeline,
    string Environment,
    Stage Stage,
    string Commit,
    string? PreviousCommit,
    string? Branch,
    string? PromotedFrom,
    string? Actor,
    string Summary,
    double? DurationSeconds,
    string? FailedStep,
    bool IsEndUnknown,
    Uri? BuildUrl,
    Uri? WebUrl,
    IReadOnlyList<RunningRelease> Running,
    IReadOnlyList<WebhookCommit> Commits,
    int? CommitCount);

/// <summary>A commit that arrives.</summary>
internal sealed record WebhookCommit(string Hash, string Subject, string Author);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WebhookEvent))]
internal sealed partial class WebhookJson : JsonSerializerContext;
