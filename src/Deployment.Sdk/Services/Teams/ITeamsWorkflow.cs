using Refit;

namespace Deployment.Sdk.Services.Teams;

/// <summary>A workflow of Power Automate that posts to a chat or channel. Its address holds its signature and is used as it is.</summary>
internal interface ITeamsWorkflow
{
    /// <summary>Posts a card.</summary>
    /// <returns>Nothing from a workflow (202), <c>1</c> from a connector of old (200), where an error may be in the text.</returns>
    [Post("")]
    Task<string?> PostAsync([Url] string address, [Body] TeamsMessage message, CancellationToken cancellationToken);
}
