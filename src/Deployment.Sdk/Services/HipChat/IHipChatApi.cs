using Refit;

namespace Deployment.Sdk.Services.HipChat;

/// <summary>The one call of HipChat's API, version 2, that is needed. HipChat Server and Data Center have the same at their own host.</summary>
internal interface IHipChatApi
{
    /// <summary>Says something in a room.</summary>
    /// <param name="room">The room's id or name.</param>
    /// <param name="authorization"><c>Bearer</c> and a notification token.</param>
    /// <param name="notification">What is said.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Nothing: HipChat answers 204 without a body.</returns>
    [Post("/v2/room/{room}/notification")]
    Task<string?> NotifyAsync(
        string room, [Header("Authorization")] string authorization, [Body] HipChatNotification notification, CancellationToken cancellationToken);
}
