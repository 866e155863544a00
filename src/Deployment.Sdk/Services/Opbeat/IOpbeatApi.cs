using Refit;

namespace Deployment.Sdk.Services.Opbeat;

/// <summary>The one call of Opbeat's intake API that is needed.</summary>
internal interface IOpbeatApi
{
    /// <summary>Says that a revision is live. The path ends in a slash; without it Opbeat redirects, and a redirect loses the body.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="app">The app's id.</param>
    /// <param name="authorization"><c>Bearer</c> and the secret token.</param>
    /// <param name="release">The revision.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whatever Opbeat says; it documents no content.</returns>
    [Post("/api/v1/organizations/{organization}/apps/{app}/releases/")]
    Task<string?> ReleaseAsync(
        string organization,
        string app,
        [Header("Authorization")] string authorization,
        [Body] OpbeatRelease release,
        CancellationToken cancellationToken);
}
