using Refit;

namespace Deployment.Sdk.Services.Datadog;

/// <summary>The one call of Datadog's API that is needed.</summary>
internal interface IDatadogApi
{
    /// <summary>Reports a deployment. The same id twice is one deployment.</summary>
    [Post("/api/v2/dora/deployment")]
    Task<DatadogReported> ReportAsync([Header("DD-API-KEY")] string key, [Body] DatadogReport report, CancellationToken cancellationToken);
}
