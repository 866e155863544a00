using Refit;

namespace Deployment.Sdk.Services.Slack;

/// <summary>An incoming webhook. Its address is the secret, and is the client's base address.</summary>
internal interface ISlackWebhook
{
    /// <summary>Posts a message.</summary>
    /// <returns>The text <c>ok</c>; every error has a status of its own and says its name in plain text.</returns>
    [Post("")]
    Task<string?> PostAsync([Body] SlackMessage message, CancellationToken cancellationToken);
}
