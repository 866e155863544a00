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
        routes.Map("GET", "/pipelines/{pipeline}", call => call.State.FindPipeline(call.Part("pipeline")) is { } pipeline
            ? Answer.Of(PipelineBody.Of(pipeline, call.State), WireJson.Default.PipelineBody)
            : Refusal.NotFound("pipeline", "pipeline"));
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
}
