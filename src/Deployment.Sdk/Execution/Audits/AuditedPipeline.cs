using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>The plan's pipeline as one token sees it.</summary>
/// <param name="Pipeline">The pipeline; null where the token does not see it.</param>
/// <param name="Couplings">The places of its apps.</param>
/// <param name="Names">The names of those apps, by identifier, as far as the token sees them.</param>
internal sealed record AuditedPipeline(
    Pipeline? Pipeline, ImmutableArray<PipelineCoupling> Couplings, ImmutableDictionary<string, string> Names)
{
    /// <summary>Where an app is; null where it is in no pipeline, or in another.</summary>
    public PipelineCoupling? Of(App app) => Couplings.FirstOrDefault(coupling => coupling.App.Id == app.Id);

    public static async Task<AuditedPipeline> ReadAsync(IHerokuReader heroku, string name, CancellationToken cancellationToken)
    {
        try
        {
            var pipeline = await heroku.GetPipelineAsync(name, cancellationToken).ConfigureAwait(false);
            var couplings = await heroku.PipelineCouplingsAsync(pipeline.Id).ToArrayAsync(cancellationToken).ConfigureAwait(false);
            return new AuditedPipeline(
                pipeline, [.. couplings], await heroku.NamesOfAppsAsync(couplings.Select(coupling => coupling.App.Id), cancellationToken).ConfigureAwait(false));
        }
        catch (HerokuException failure) when (failure.Status is 403 or 404)
        {
            return new AuditedPipeline(null, [], ImmutableDictionary<string, string>.Empty);
        }
    }
}
