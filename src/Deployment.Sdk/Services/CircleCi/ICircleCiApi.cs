using Refit;

namespace Deployment.Sdk.Services.CircleCi;

/// <summary>The calls of CircleCI's API, version 2, that are needed. All of them read.</summary>
internal interface ICircleCiApi
{
    /// <summary>The pipelines of a project.</summary>
    [Get("/project/{project}/pipeline")]
    Task<CircleCiPage<CircleCiPipeline>> PipelinesAsync(
        string project, [AliasAs("page-token")] string? page, [Header("Circle-Token")] string token, CancellationToken cancellationToken);

    /// <summary>The workflows of a pipeline.</summary>
    [Get("/pipeline/{pipeline}/workflow")]
    Task<CircleCiPage<CircleCiWorkflow>> WorkflowsAsync(
        string pipeline, [AliasAs("page-token")] string? page, [Header("Circle-Token")] string token, CancellationToken cancellationToken);

    /// <summary>The jobs of a workflow.</summary>
    [Get("/workflow/{workflow}/job")]
    Task<CircleCiPage<CircleCiJob>> JobsAsync(
        string workflow, [AliasAs("page-token")] string? page, [Header("Circle-Token")] string token, CancellationToken cancellationToken);
}
