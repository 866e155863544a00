using Refit;

namespace Deployment.Sdk.Services.NewRelic;

/// <summary>New Relic's NerdGraph, in which an error is an answer 200 too.</summary>
internal interface INewRelicApi
{
    [Post("/graphql")]
    Task<NewRelicAnswer> AskAsync([Header("API-Key")] string key, [Body] NewRelicMutation mutation, CancellationToken cancellationToken);
}
