namespace Deployment.Sdk.Services.GitHub;

/// <summary>A line that GitHub Actions reads as a command: an annotation of the run.</summary>
internal static class WorkflowCommand
{
    private const int LongestMessage = 4_000;

    /// <returns>Null for what needs nobody's eye: GitHub shows ten annotations of a kind and step.</returns>
    public static string? Of(DeliveryEvent happening)
    {
        var message = DeliveryMessage.Of(happening);
        return LevelOf(happening.Kind) is not { } level ? null
            : $"::{level} title={Property(NeutralText.Unlinked(message.Headline))}::{Data(message.RenderFacts(PlainDialect.Instance, LongestMessage))}";
    }

    private static string? LevelOf(DeliveryEventKind kind) => kind switch
    {
        DeliveryEventKind.Succeeded or DeliveryEventKind.ConfigSucceeded => "notice",
        DeliveryEventKind.WaitingForApproval or DeliveryEventKind.Frozen or DeliveryEventKind.ApprovalVoided => "warning",
        DeliveryEventKind.Failed or DeliveryEventKind.RolledBack or DeliveryEventKind.ConfigFailed => "error",
        _ => null,
    };

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
