using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>A reader that knows the newest version of each app, and nothing else.</summary>
internal sealed class VersionReader(Dictionary<string, int> versions) : IHerokuReader
{
    public Task<ListPage<Release>> ListReleasesAsync(string app, string? range, CancellationToken cancellationToken) =>
        Task.FromResult<ListPage<Release>>([new Release { Id = "r", Version = versions[app] }]);

    public Task<Account> GetAccountAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RateLimit> GetRateLimitAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<App> GetAppAsync(string app, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, string>> GetConfigVarsAsync(string app, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Release> GetReleaseAsync(string app, string idOrVersion, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Slug> GetSlugAsync(string app, string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ListPage<Build>> ListBuildsAsync(string app, string? range, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Build> GetBuildAsync(string app, string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Pipeline> GetPipelineAsync(string idOrName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ListPage<PipelineCoupling>> ListPipelineCouplingsAsync(string pipeline, string? range, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PipelineCoupling> GetAppPipelineCouplingAsync(string app, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PipelinePromotion> GetPromotionAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PromotionTarget>> ListPromotionTargetsAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Formation>> ListFormationAsync(string app, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ListPage<Dyno>> ListDynosAsync(string app, string? range, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Dyno> GetDynoAsync(string app, string dyno, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>A writer that keeps what it was asked for, and answers or fails as a test says.</summary>
internal sealed class RecordingWriter : IHerokuWriter
{
    public List<string> Calls { get; } = [];

    /// <summary>Called before each answer with the call and its token; may throw.</summary>
    public Func<string, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public Task<Source> CreateSourceAsync(CancellationToken cancellationToken) =>
        AnswerAsync("source", new Source { SourceBlob = new SourceUrls { GetUrl = new Uri("http://127.0.0.1/g"), PutUrl = new Uri("http://127.0.0.1/p") } }, cancellationToken);

    public Task<Build> CreateBuildAsync(string app, BuildRequest request, CancellationToken cancellationToken) =>
        AnswerAsync($"build {app}", new Build { Id = "b" }, cancellationToken);

    public Task<Build> CancelBuildAsync(string app, string build, CancellationToken cancellationToken) =>
        AnswerAsync($"cancel {app}", new Build { Id = "b" }, cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> UpdateConfigVarsAsync(
        string app, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyDictionary<string, string>>($"config {app}", new Dictionary<string, string>(), cancellationToken);

    public Task<Release> CreateReleaseAsync(string app, ReleaseRequest request, CancellationToken cancellationToken) =>
        AnswerAsync($"release {app}", new Release { Id = "r" }, cancellationToken);

    public Task<Release> RollbackAsync(string app, RollbackRequest request, CancellationToken cancellationToken) =>
        AnswerAsync($"rollback {app}", new Release { Id = "r" }, cancellationToken);

    public Task<PipelinePromotion> CreatePromotionAsync(PromotionRequest request, CancellationToken cancellationToken) =>
        AnswerAsync("promotion", new PipelinePromotion { Id = "p" }, cancellationToken);

    public Task<App> UpdateAppAsync(string app, AppUpdate update, CancellationToken cancellationToken) =>
        AnswerAsync($"maintenance {app} {(update.Maintenance == true ? "on" : "off")}", new App { Id = app }, cancellationToken);

    public Task<IReadOnlyList<Formation>> UpdateFormationAsync(string app, FormationUpdate update, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<Formation>>($"formation {app}", [], cancellationToken);

    public Task<Dyno> CreateDynoAsync(string app, DynoRequest request, CancellationToken cancellationToken) =>
        AnswerAsync($"dyno {app}", new Dyno { Id = "d" }, cancellationToken);

    public Task StopDynoAsync(string app, string dyno, CancellationToken cancellationToken) => AnswerAsync("stop", 0, cancellationToken);

    private async Task<T> AnswerAsync<T>(string call, T answer, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        await Before(call, cancellationToken);
        return answer;
    }
}
