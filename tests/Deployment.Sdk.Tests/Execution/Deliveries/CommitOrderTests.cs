using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Deliveries;

public sealed class CommitOrderTests : IDisposable
{
    private readonly TemporaryRepository _repository = TemporaryRepository.Create();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Without_a_release_it_is_the_first_and_the_same_needs_no_git()
    {
        var order = new CommitOrder(null, allowFetch: false);

        Assert.IsType<Direction.First>((await order.LookAsync(AppStates.Of(SamplePlan.Uat()), AppStates.A, Stop)).Direction);
        Assert.IsType<Direction.Same>((await order.LookAsync(AppStates.Of(SamplePlan.Uat(), commit: AppStates.A), AppStates.A, Stop)).Direction);
        Assert.IsType<Direction.Unknown>((await order.LookAsync(AppStates.Of(SamplePlan.Uat(), commit: AppStates.B), AppStates.A, Stop)).Direction);
    }

    [Fact]
    public async Task A_failed_newest_release_makes_the_same_commit_forward() =>
        Assert.IsType<Direction.Forward>((await new CommitOrder(null, false).LookAsync(
            AppStates.Of(SamplePlan.Uat(), AppStates.WithFailedNewest, AppStates.A), AppStates.A, Stop)).Direction);

    [Fact]
    public async Task A_sister_app_that_somebody_moved_ahead_is_not_moved_back_unseen()
    {
        var (older, newer) = (_repository.Commit("one"), _repository.Commit("two"));
        var git = (await GitRepository.OpenAsync(_repository.Path, Stop))!;
        var environment = SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("web"), new HerokuAppAttribute("jobs"));
        var state = AppStates.Of(
            environment, app => app.Name == "jobs" ? AppStates.App(new Target(environment, null), "jobs", newer) : app, older);

        Assert.IsType<Direction.Backward>((await new CommitOrder(git, false).LookAsync(state, older, Stop)).Direction);
        Assert.IsType<Direction.Forward>((await new CommitOrder(git, false).LookAsync(state, newer, Stop)).Direction);
    }

    [Fact]
    public async Task Changes_are_those_between_what_runs_and_what_arrives()
    {
        var first = _repository.Commit("one", TemporaryRepository.Ada, ("app/models.py", "1"));
        var second = _repository.Commit("two", TemporaryRepository.Ada, ("app/migrations/0001.py", "1"));
        var third = _repository.Commit("three", TemporaryRepository.Ada, ("app/models.py", "2"));
        var git = (await GitRepository.OpenAsync(_repository.Path, Stop))!;
        var environment = SamplePlan.Uat(new ReleaseCommandAttribute("migrate") { WhenChanged = "**/migrations/**" });

        Assert.True(await ChangedAsync(first, third));
        Assert.False(await ChangedAsync(second, third));
        Assert.Null(await ChangedAsync(null, third));
        Assert.Null(await ChangedAsync(AppStates.A, third));

        async Task<bool?> ChangedAsync(string? running, string commit) =>
            (await new CommitOrder(git, false).LookAsync(AppStates.Of(environment, commit: running), commit, Stop))
                .Changes.TryGetValue("**/migrations/**", out var changed) ? changed : null;
    }

    [Fact]
    public async Task What_changed_is_known_too_where_a_commit_has_to_be_fetched_first()
    {
        var first = _repository.Commit("one", TemporaryRepository.Ada, ("app/models.py", "1"));
        using var clone = _repository.Clone();
        var second = _repository.Commit("two", TemporaryRepository.Ada, ("app/migrations/0001.py", "1"));
        var git = (await GitRepository.OpenAsync(clone.Path, Stop))!;
        var environment = SamplePlan.Uat(new ReleaseCommandAttribute("migrate") { WhenChanged = "**/migrations/**" });

        var (direction, changes) = await new CommitOrder(git, allowFetch: true).LookAsync(AppStates.Of(environment, commit: first), second, Stop);

        Assert.IsType<Direction.Forward>(direction);
        Assert.True(changes["**/migrations/**"]);
    }
}
