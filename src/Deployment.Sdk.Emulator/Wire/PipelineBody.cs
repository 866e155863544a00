using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>A pipeline as the API shows it.</summary>
internal sealed record PipelineBody(Guid Id, string Name, Owner Owner, IdAndName Generation, string CreatedAt, string UpdatedAt)
{
    public static PipelineBody Of(PipelineState pipeline, HerokuState state) => new(
        pipeline.Id,
        pipeline.Name,
        new Owner(state.AccountId, "user"),
        Constants.Generation,
        Constants.Time(pipeline.CreatedAt),
        Constants.Time(pipeline.UpdatedAt));
}

/// <summary>An app's place in a pipeline. The pipeline's name is not in Heroku's schema, and its own command line reads it.</summary>
internal sealed record CouplingBody(Guid Id, IdOnly App, IdAndName Pipeline, string Stage, string CreatedAt, string UpdatedAt)
{
    public static CouplingBody Of(CouplingState coupling, HerokuState state) => new(
        coupling.Id,
        new IdOnly(coupling.AppId),
        new IdAndName(coupling.PipelineId, state.Pipelines.First(pipeline => pipeline.Id == coupling.PipelineId).Name),
        coupling.Stage,
        Constants.Time(coupling.CreatedAt),
        Constants.Time(coupling.UpdatedAt));
}
