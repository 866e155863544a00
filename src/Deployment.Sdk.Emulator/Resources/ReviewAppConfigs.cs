using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/pipelines/{pipeline}/review-app-config</c>: one for a pipeline, or none.</summary>
internal static class ReviewAppConfigs
{
    private const string Pattern = "/pipelines/{pipeline}/review-app-config";

    public static void Map(Routes routes)
    {
        routes.Map("GET", Pattern, call => Find(call, call.State) is { } config ? Shown(config) : NotFound);
        routes.Map("POST", Pattern, call => ChangeAsync(call, Enable));
        routes.Map("PATCH", Pattern, call => ChangeAsync(call, Update));
        routes.Map("DELETE", Pattern, DeleteAsync);
    }

    private static Refusal NotFound => Refusal.NotFound("review_app_config", "review app config");

    private static ReviewAppConfigState? Find(Call call, HerokuState state) =>
        state.FindPipeline(call.Part("pipeline")) is { } pipeline ? state.ReviewAppConfigOf(pipeline.Id) : null;

    private static Answer Shown(ReviewAppConfigState config) =>
        Answer.Of(ReviewAppConfigBody.Of(config), WireJson.Default.ReviewAppConfigBody);

    private static async Task<Answer> ChangeAsync(
        Call call, Func<Call, HerokuState, ReviewAppConfigUpdate, (HerokuState State, Outcome<ReviewAppConfigState> Result)> change)
    {
        var body = await call.BodyAsync(WireJson.Default.ReviewAppConfigUpdate).ConfigureAwait(false);
        if (!body.Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted.DeployTarget is { Type: not "region" } or { Id: null }
            || wanted.DeployTarget is { Id: var region } && Constants.FindRegion(region) is null)
        {
            return Refusal.Invalid("'deploy_target' must be a region that the emulator knows: us or eu.");
        }

        var changed = await call.Platform.Store.ChangeAsync(state => change(call, state, wanted)).ConfigureAwait(false);
        if (!changed.Succeeds(out var config, out refusal))
        {
            return refusal;
        }

        return call.Http.Request.Method == "POST"
            ? Answer.Created(ReviewAppConfigBody.Of(config), WireJson.Default.ReviewAppConfigBody)
            : Shown(config);
    }

    private static (HerokuState State, Outcome<ReviewAppConfigState> Result) Enable(
        Call call, HerokuState state, ReviewAppConfigUpdate wanted)
    {
        if (state.FindPipeline(call.Part("pipeline")) is not { } pipeline)
        {
            return (state, PipelineChanges.NotFound);
        }

        if (wanted.Repo is not { Length: > 0 } repository)
        {
            return (state, Refusal.Invalid("A review app config needs a 'repo', such as owner/name."));
        }

        if (state.ReviewAppConfigOf(pipeline.Id) is not null)
        {
            return (state, Refusal.Conflict("Review apps are enabled for that pipeline already."));
        }

        var config = wanted.Apply(new ReviewAppConfigState { PipelineId = pipeline.Id, Repository = repository });
        return (state with { ReviewAppConfigs = state.ReviewAppConfigs.Add(config) }, config);
    }

    private static (HerokuState State, Outcome<ReviewAppConfigState> Result) Update(
        Call call, HerokuState state, ReviewAppConfigUpdate wanted)
    {
        if (Find(call, state) is not { } known)
        {
            return (state, NotFound);
        }

        var config = wanted.Apply(known);
        return (state with { ReviewAppConfigs = state.ReviewAppConfigs.Replace(known, config) }, config);
    }

    private static async Task<Answer> DeleteAsync(Call call)
    {
        var deleted = await call.Platform.Store.ChangeAsync<ReviewAppConfigState?>(state => Find(call, state) is { } known
            ? (state with { ReviewAppConfigs = state.ReviewAppConfigs.Remove(known) }, known)
            : (state, null)).ConfigureAwait(false);
        return deleted is null ? NotFound : Shown(deleted);
    }
}
