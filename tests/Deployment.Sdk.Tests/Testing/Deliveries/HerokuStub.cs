using System.Reflection;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>A reader that knows the newest version of each app, and nothing else.</summary>
public class VersionReader : DispatchProxy
{
    private Dictionary<string, int> _versions = [];
    private List<Build> _builds = [];

    /// <param name="versions">The versions.</param>
    /// <param name="builds">The builds of each app; none unless told.</param>
    internal static IHerokuReader Of(Dictionary<string, int> versions, List<Build>? builds = null)
    {
        var reader = Create<IHerokuReader, VersionReader>();
        ((VersionReader)reader)._versions = versions;
        ((VersionReader)reader)._builds = builds ?? [];
        return reader;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name == nameof(IHerokuReader.ListReleasesAsync)
            ? Task.FromResult<ListPage<Release>>([new Release { Id = "r", Version = _versions[(string)args![0]!] }])
            : targetMethod?.Name == nameof(IHerokuReader.ListBuildsAsync)
            ? Task.FromResult<ListPage<Build>>([.. _builds])
            : throw new NotSupportedException(targetMethod?.Name);
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

    public Task<Slug> CreateSlugAsync(string app, SlugRequest request, CancellationToken cancellationToken) =>
        AnswerAsync($"slug {app}", new Slug { Id = "s" }, cancellationToken);

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

    public Task StopProcessTypeAsync(string app, string type, CancellationToken cancellationToken) =>
        AnswerAsync($"stop {app} {type}", 0, cancellationToken);

    public Task RestartAsync(string app, CancellationToken cancellationToken) => AnswerAsync($"restart {app}", 0, cancellationToken);

    public Task RestartDynoAsync(string app, string dyno, CancellationToken cancellationToken) =>
        AnswerAsync($"restart {app} {dyno}", 0, cancellationToken);

    public Task RestartProcessTypeAsync(string app, string type, CancellationToken cancellationToken) =>
        AnswerAsync($"restart {app} {type}", 0, cancellationToken);

    public Task<Formation> UpdateProcessTypeAsync(string app, string type, ProcessTypeUpdate update, CancellationToken cancellationToken) =>
        AnswerAsync($"formation {app} {type}", new Formation { Id = "f" }, cancellationToken);

    public Task<LogSession> CreateLogSessionAsync(string app, LogSessionRequest request, CancellationToken cancellationToken) =>
        AnswerAsync($"log {app}", new LogSession { Id = "l", LogplexUrl = new Uri("http://127.0.0.1/l") }, cancellationToken);

    private async Task<T> AnswerAsync<T>(string call, T answer, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        await Before(call, cancellationToken);
        return answer;
    }
}
