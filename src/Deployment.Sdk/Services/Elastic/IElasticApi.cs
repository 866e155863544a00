using Refit;

namespace Deployment.Sdk.Services.Elastic;

/// <summary>The one call of Kibana's APM API that is needed.</summary>
[Headers("kbn-xsrf: true", "elastic-api-version: 2023-10-31")]
internal interface IElasticApi
{
    /// <summary>Marks a moment on the charts of a service. Each call is a mark of its own.</summary>
    [Post("/api/apm/services/{service}/annotation")]
    Task<ElasticAnnotated> AnnotateAsync(
        string service, [Header("Authorization")] string authorization, [Body] ElasticAnnotation annotation, CancellationToken cancellationToken);
}
