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
            ? Shown(coupling, call.State)
            : PipelineChanges.CouplingNotFound);
        routes.Map("GET", "/pipeline-couplings", call => List(call, call.State.Couplings));
        routes.Map("POST", "/pipeline-couplings", CreateAsync);
        routes.Map("GET", "/pipeline-couplings/{coupling}", call => Find(call, call.State) is { } coupling
            ? Shown(coupling, call.State)
            : PipelineChanges.CouplingNotFound);
        routes.Map("PATCH", "/pipeline-couplings/{coupling}", UpdateAsync);
        routes.Map("DELETE", "/pipeline-couplings/{coupling}", DeleteAsync);
        routes.Map("GET", "/pipelines/{pipeline}/pipeline-couplings", call => call.State.FindPipeline(call.Part("pipeline")) is { } pipeline
            ? List(call, call.State.Couplings.Where(coupling => coupling.PipelineId == pipeline.Id))
            : PipelineChanges.NotFound);
    }

    private static Answer List(Call call, IEnumerable<CouplingState> couplings) => Page.Of(
        call, couplings, Keys, coupling => CouplingBody.Of(coupling, call.State), WireJson.Default.ListCouplingBody);

    private static Answer Shown(CouplingState coupling, HerokuState state) =>
        Answer.Of(CouplingBody.Of(coupling, state), WireJson.Default.CouplingBody);

    private static CouplingState? Find(Call call, HerokuState state) =>
        call.Id("coupling") is { } id ? state.Couplings.FirstOrDefault(coupling => coupling.Id == id) : null;

    private static Refusal? TwoFactor(Call call) =>
        Find(call, call.State) is { } coupling && call.State.FindApp(coupling.AppId) is { } app
            ? call.Platform.TwoFactor.Refuse(call, app)
            : null;

    private static async Task<Answer> CreateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.CouplingCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted is not { App.Value: var app, Pipeline.Value: var pipeline, Stage: { } stage })
        {
            return Refusal.Invalid("A coupling needs 'app', 'pipeline' and 'stage'.");
        }

        if (call.State.FindApp(app) is { } moved && call.Platform.TwoFactor.Refuse(call, moved) is { } demand)
        {
            return demand;
        }

        var coupled = await call.Platform.Store
            .ChangeAsync(state => PipelineChanges.Couple(state, app, pipeline, stage, call.Platform.Now)).ConfigureAwait(false);
        return coupled.Succeeds(out var coupling, out refusal)
            ? Answer.Created(CouplingBody.Of(coupling, call.State), WireJson.Default.CouplingBody)
            : refusal;
    }

    private static async Task<Answer> UpdateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.CouplingUpdate).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (TwoFactor(call) is { } demand)
        {
            return demand;
        }

        var moved = await call.Platform.Store.ChangeAsync(state =>
            PipelineChanges.Move(state, call.Id("coupling"), wanted.Stage, call.Platform.Now)).ConfigureAwait(false);
        return moved.Succeeds(out var coupling, out refusal) ? Shown(coupling, call.State) : refusal;
    }

    private static async Task<Answer> DeleteAsync(Call call)
    {
        if (TwoFactor(call) is { } demand)
        {
            return demand;
        }

        var removed = await call.Platform.Store.ChangeAsync(state => Find(call, state) is { } known
            ? (state with { Couplings = state.Couplings.Remove(known) }, Shown(known, state))
            : (state, PipelineChanges.CouplingNotFound)).ConfigureAwait(false);
        return removed;
    }
}
