using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/review-apps</c>, those of a pipeline, and that of an app.</summary>
internal static class PipelineReviewApps
{
    private static readonly Dictionary<string, string?> NoConfig = [];
    private static readonly (string, Func<ReviewAppState, string>)[] Keys = [("id", review => review.Id.ToString())];

    public static void Map(Routes routes)
    {
        routes.Map("POST", "/review-apps", CreateAsync);
        routes.Map("GET", "/review-apps/{review}", call => One(call, Find(call)));
        routes.Map("DELETE", "/review-apps/{review}", DeleteAsync);
        routes.Map("GET", "/pipelines/{pipeline}/review-apps", call => call.State.FindPipeline(call.Part("pipeline")) is { } pipeline
            ? Page.Of(
                call,
                call.State.ReviewApps.Where(review => review.PipelineId == pipeline.Id && !review.IsDeleted),
                Keys,
                review => ReviewAppBody.Of(review, call.State),
                WireJson.Default.ListReviewAppBody)
            : PipelineChanges.NotFound);
        routes.MapApp("GET", "/review-app", (call, app) =>
            One(call, call.State.ReviewApps.FirstOrDefault(review => review.AppId == app.Id)));
    }

    private static Refusal NotFound => Refusal.NotFound("review_app", "review app");

    private static ReviewAppState? Find(Call call) =>
        call.Id("review") is { } id ? call.State.ReviewApps.FirstOrDefault(review => review.Id == id) : null;

    private static Answer One(Call call, ReviewAppState? review) => review is null
        ? NotFound
        : Answer.Of(ReviewAppBody.Of(review, call.State), WireJson.Default.ReviewAppBody);

    private static async Task<Answer> CreateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.ReviewAppCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted is not { Branch: { Length: > 0 } branch, Pipeline.Value: var pipeline })
        {
            return Refusal.Invalid("A review app needs 'branch', 'pipeline' and 'source_blob'.");
        }

        if (!Builds.New(call, wanted.SourceBlob).Succeeds(out var build, out refusal))
        {
            return refusal;
        }

        var order = new ReviewAppOrder(pipeline, branch, wanted.PrNumber, wanted.ForkRepoId, wanted.Environment ?? NoConfig);
        var begun = await call.Platform.Store
            .ChangeAsync(state => ReviewApps.Begin(state, order, build, call.Platform.Now)).ConfigureAwait(false);
        if (!begun.Succeeds(out var review, out refusal))
        {
            return refusal;
        }

        var answer = Answer.Created(ReviewAppBody.Of(review, call.State), WireJson.Default.ReviewAppBody);
        call.Platform.Builds.Start(review.AppId, build);
        return answer;
    }

    private static async Task<Answer> DeleteAsync(Call call)
    {
        if (Find(call) is not { IsDeleted: false } review)
        {
            return NotFound;
        }

        var deleted = await call.Platform.AddOns
            .ChangeAsync<AppState>(state => AppChanges.Delete(state, review.AppId, call.Platform.Now)).ConfigureAwait(false);
        return deleted.Succeeds(out _, out var refusal) ? One(call, Find(call)) : refusal;
    }
}
