using System.Net;

namespace Deployment.Sdk.Services.Teams;

/// <summary>How a workflow of Teams is called and rehearsed.</summary>
internal static class TeamsService
{
    public const string Variable = "TEAMS_WORKFLOW_URL";

    public const string RehearsedAddress =
        "https://rehearsed.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/0/triggers/manual/paths/invoke?sig=rehearsed-signature";

    /// <summary>A connector of old says in an answer 200 that it called Teams too often.</summary>
    private const string ThrottledText = "HTTP error 429";

    public static OutsideService At(Uri address, string variable) => new("Microsoft Teams", address)
    {
        Throttled = (answer, now) => IsThrottled(answer)
            ? answer.Headers.RetryAfter?.Delta ?? OutsideService.UnnamedWait
            : OutsideService.RetryAfter(answer, now),
        Remedy = (status, _) => status switch
        {
            401 or 403 or 404 or 410 when address.Host.EndsWith(".logic.azure.com", StringComparison.OrdinalIgnoreCase) =>
                $"addresses at logic.azure.com ended on 30 November 2025: copy the workflow's new one into {variable}",
            400 => $"the workflow does not take an adaptive card: make it of the template for webhook alerts and set {variable}",
            401 or 403 or 404 or 410 => $"the workflow was removed or turned off, or its owner left: make a new one and set {variable}",
            _ => null,
        },
        Rehearse = _ => OutsideService.Answer(HttpStatusCode.Accepted),
    };

    /// <summary>What a text of success says went wrong; null for none.</summary>
    public static string? Problem(string said) => said.Contains("HTTP error", StringComparison.OrdinalIgnoreCase) ? said : null;

    // The answer was read whole below, so reading it here waits for nobody.
    private static bool IsThrottled(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return false;
        }

        using var copy = new MemoryStream();
        answer.Content.CopyTo(copy, null, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length).Contains(ThrottledText, StringComparison.OrdinalIgnoreCase);
    }
}
