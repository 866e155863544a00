using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What a ledger knows of the releases that came through the plan. Heroku itself remembers nothing of that which can be trusted.</summary>
internal interface IKnownDeliveries
{
    /// <summary>Whether a delivery of the plan made a release.</summary>
    /// <param name="app">The app's name.</param>
    /// <param name="release">The release.</param>
    bool IsKnown(string app, Release release);
}
