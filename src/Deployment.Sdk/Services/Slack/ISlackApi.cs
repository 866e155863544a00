using Refit;

namespace Deployment.Sdk.Services.Slack;

/// <summary>The calls of Slack's Web API that are needed. A refusal is an answer 200 whose body says so.</summary>
internal interface ISlackApi
{
    /// <summary>Posts a message.</summary>
    [Post("/chat.postMessage")]
    Task<SlackAnswer> PostAsync(
        [Header("Authorization")] string authorization, [Body] SlackMessage message, CancellationToken cancellationToken);

    /// <summary>Changes a message that was posted before.</summary>
    [Post("/chat.update")]
    Task<SlackAnswer> UpdateAsync(
        [Header("Authorization")] string authorization, [Body] SlackMessage message, CancellationToken cancellationToken);
}
