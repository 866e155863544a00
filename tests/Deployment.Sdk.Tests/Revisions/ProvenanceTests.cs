using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class ProvenanceTests : IDisposable
{
    private readonly TemporaryRepository _bare = TemporaryRepository.CreateBare();
    private readonly TemporaryRepository _team = TemporaryRepository.Create();

    public ProvenanceTests()
    {
        _team.AddRemote(_bare);
        _team.Commit("One");
        _team.Push("master");
    }

    [Fact]
    public async Task The_tip_of_the_remote_branch_is_on_it()
    {
        Assert.Equal(new ProvenanceResult.Contained(_team.Head, IsTip: true), await CheckAsync(_team, "master", _team.Head));
    }

    [Fact]
    public async Task An_older_commit_is_on_the_branch_and_the_newest_tip_is_fetched_to_see_it()
    {
        using var clone = _bare.Clone();
        var old = clone.Head;
        var tip = _team.Commit("Two");
        _team.Push("master");

        Assert.Equal(new ProvenanceResult.Contained(tip, IsTip: false), await CheckAsync(clone, "master", old));
    }

    [Fact]
    public async Task A_feature_commit_labelled_master_is_refused()
    {
        _team.Branch("feature/a");
        var feature = _team.Commit("Not reviewed");
        _team.Push("feature/a");
        // The label and even a remote-tracking reference lie; only the remote counts.
        _team.Git("branch", "--force", "master", feature);
        _team.Git("update-ref", "refs/remotes/origin/master", feature);

        var result = Assert.IsType<ProvenanceResult.NotContained>(await CheckAsync(_team, "master", feature));

        Assert.Contains("is not on 'master' of 'origin'", result.Reason);
    }

    [Fact]
    public async Task A_commit_that_a_force_push_took_away_is_no_longer_on_the_branch()
    {
        using var clone = _bare.Clone();
        var before = _team.Head;
        var lost = _team.Commit("Lost");
        _team.Push("master");
        _team.Git("reset", "--quiet", "--hard", before);
        _team.Commit("Instead");
        _team.Push("master");

        Assert.IsType<ProvenanceResult.NotContained>(await CheckAsync(_team, "master", lost));
        Assert.IsType<ProvenanceResult.NotContained>(await CheckAsync(clone, "master", lost));
    }

    [Fact]
    public async Task A_tag_with_the_name_of_the_branch_does_not_stand_in_for_it()
    {
        _team.Branch("feature/a");
        var feature = _team.Commit("Not reviewed");
        _team.Git("tag", "master");
        _team.Git("push", "--quiet", "origin", "refs/tags/master");

        Assert.IsType<ProvenanceResult.NotContained>(await CheckAsync(_team, "master", feature));
    }

    [Fact]
    public async Task A_branch_that_was_never_pushed_is_absent()
    {
        _team.Branch("feature/a");

        var result = Assert.IsType<ProvenanceResult.BranchAbsent>(await CheckAsync(_team, "feature/a", _team.Head));

        Assert.Contains("git push origin feature/a", result.Reason);
    }

    [Fact]
    public async Task Without_a_remote_nothing_can_be_proven()
    {
        using var alone = TemporaryRepository.Create();

        Assert.IsType<ProvenanceResult.NoRemote>(await CheckAsync(alone, "master", alone.Commit()));
    }

    [Fact]
    public async Task A_remote_that_does_not_answer_proves_nothing()
    {
        _team.Git("remote", "set-url", "origin", "http://127.0.0.1:1/shop.git");

        var unknown = Assert.IsType<ProvenanceResult.Unknown>(await CheckAsync(_team, "master", _team.Head));

        Assert.Contains("check the network, and the credentials that git has for the remote 'origin'", unknown.Remedy);
    }

    [Fact]
    public async Task A_shallow_clone_deepens_by_itself()
    {
        var first = _team.Head;
        _team.Commit("Two");
        _team.Commit("Three");
        _team.Push("master");
        using var clone = _bare.Clone("--depth=1");

        var refused = Assert.IsType<ProvenanceResult.Unknown>(await CheckAsync(clone, "master", first, allowFetch: false));
        Assert.Contains("git fetch --unshallow origin", refused.Remedy);
        Assert.Equal("true", clone.Git("rev-parse", "--is-shallow-repository"));

        Assert.Equal(new ProvenanceResult.Contained(_team.Head, IsTip: false), await CheckAsync(clone, "master", first));
        Assert.Equal("false", clone.Git("rev-parse", "--is-shallow-repository"));
    }

    [Fact]
    public async Task A_shallow_clone_of_another_branch_still_finds_the_commit()
    {
        var first = _team.Head;
        _team.Branch("dev");
        _team.Commit("Two");
        _team.Commit("Three");
        _team.Push("dev");
        using var clone = _bare.Clone("--depth=1", "--branch=dev");
        _team.Checkout("master");
        var tip = _team.Commit("Four");
        _team.Push("master");

        Assert.Equal(new ProvenanceResult.Contained(tip, IsTip: false), await CheckAsync(clone, "master", first));
    }

    [Fact]
    public async Task Without_leave_to_fetch_an_unknown_tip_names_the_remedy()
    {
        using var clone = _bare.Clone();
        var old = clone.Head;
        var tip = _team.Commit("Two");
        _team.Push("master");

        var result = Assert.IsType<ProvenanceResult.Unknown>(await CheckAsync(clone, "master", old, allowFetch: false));

        Assert.Contains("--no-fetch", result.Remedy);
        Assert.Throws<InvalidOperationException>(() => clone.Git("cat-file", "-e", tip));
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("--upload-pack=touch pwned")]
    [InlineData("master:refs/heads/stolen")]
    [InlineData("*")]
    public async Task A_hostile_branch_never_reaches_git(string branch)
    {
        Assert.IsType<ProvenanceResult.BranchAbsent>(await CheckAsync(_team, branch, _team.Head));
        Assert.False(File.Exists(Path.Combine(_team.Path, "pwned")));
    }

    public void Dispose()
    {
        _team.Dispose();
        _bare.Dispose();
    }

    private static async Task<ProvenanceResult> CheckAsync(
        TemporaryRepository repository, string branch, string commit, bool allowFetch = true) =>
        await Provenance.CheckAsync(
            await GitRepositoryTests.OpenAsync(repository), branch, commit, allowFetch, TestContext.Current.CancellationToken);
}
