using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/pipelines</c>, and the search by name that Heroku's command line uses.</summary>
internal static class Pipelines
{
    private static readonly (string, Func<PipelineState, string>)[] Keys =
        [("id", pipeline => pipeline.Id.ToString()), ("name", pipeline => pipeline.Name)];

    public static void Map(Routes routes)
    {
        routes.Map("GET", "/pipelines", List);
        routes.Map("POST", "/pipelines", CreateAsync);
        routes.Map("GET", "/pipelines/{pipeline}", call => call.State.FindPipeline(call.Part("pipeline")) is { } pipeline
            ? Shown(call, pipeline)
            : PipelineChanges.NotFound);
        routes.Map("PATCH", "/pipelines/{pipeline}", UpdateAsync);
        routes.Map("DELETE", "/pipelines/{pipeline}", DeleteAsync);
    }

    private static Answer List(Call call)
    {
        var name = (string?)call.Http.Request.Query["eq[name]"];
        return Page.Of(
            call,
            call.State.Pipelines.Where(pipeline => name is null || pipeline.Name == name),
            Keys,
            pipeline => PipelineBody.Of(pipeline, call.State),
            WireJson.Default.ListPipelineBody);
    }

    private static Answer Shown(Call call, PipelineState pipeline) =>
        Answer.Of(PipelineBody.Of(pipeline, call.State), WireJson.Default.PipelineBody);

    /// <summary>What else a client says, the owner and the generation, is the same for every pipeline here.</summary>
    private static async Task<Answer> CreateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.PipelineUpdate).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        var created = await call.Platform.Store
            .ChangeAsync(state => PipelineChanges.Create(state, wanted.Name, call.Platform.Now)).ConfigureAwait(false);
        return created.Succeeds(out var pipeline, out refusal)
            ? Answer.Created(PipelineBody.Of(pipeline, call.State), WireJson.Default.PipelineBody)
            : refusal;
    }

    private static async Task<Answer> UpdateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.PipelineUpdate).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        var renamed = await call.Platform.Store.ChangeAsync(state =>
            PipelineChanges.Rename(state, call.Part("pipeline"), wanted.Name, call.Platform.Now)).ConfigureAwait(false);
        return renamed.Succeeds(out var pipeline, out refusal) ? Shown(call, pipeline) : refusal;
    }

    private static async Task<Answer> DeleteAsync(Call call)
    {
        var deleted = await call.Platform.Store
            .ChangeAsync(state => PipelineChanges.Delete(state, call.Part("pipeline"))).ConfigureAwait(false);
        return deleted.Succeeds(out var pipeline, out var refusal) ? Shown(call, pipeline) : refusal;
    }
}
