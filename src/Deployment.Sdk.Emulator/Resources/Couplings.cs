using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary>Which app is in which pipeline, at which stage: one object for an app, a list for a pipeline.</summary>
internal static class Couplings
{
    private static readonly (string, Func<CouplingState, string>)[] Keys = [("id", coupling => coupling.Id.ToString())];

    public static void Map(Routes routes)
    {
        routes.MapApp("GET", "/pipeline-couplings", (call, app) => call.State.CouplingOf(app.Id) is { } coupling
            ? Answer.Of(CouplingBody.Of(coupling, call.State), WireJson.Default.CouplingBody)
            : Refusal.NotFound("pipeline_coupling", "pipeline coupling"));
        routes.Map("GET", "/pipeline-couplings", call => List(call, call.State.Couplings));
        routes.Map("GET", "/pipelines/{pipeline}/pipeline-couplings", call => call.State.FindPipeline(call.Part("pipeline")) is { } pipeline
            ? List(call, call.State.Couplings.Where(coupling => coupling.PipelineId == pipeline.Id))
            : Refusal.NotFound("pipeline", "pipeline"));
    }

    private static Answer List(Call call, IEnumerable<CouplingState> couplings) => Page.Of(
        call, couplings, Keys, coupling => CouplingBody.Of(coupling, call.State), WireJson.Default.ListCouplingBody);
}
