using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class GitRepositoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static async Task<GitRepository> OpenAsync(TemporaryRepository repository) =>
        await GitRepository.OpenAsync(repository.Path, Cancellation) ?? throw new InvalidOperationException("No repository.");

    [Fact]
    public async Task A_folder_below_the_root_belongs_to_the_work_tree()
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit("First", TemporaryRepository.Ada, ("src/shop/app.py", "print()"));

        var git = await GitRepository.OpenAsync(Path.Combine(repository.Path, "src", "shop"), Cancellation);

        Assert.Equal(repository.Path, git?.Root);
    }

    [Fact]
    public async Task A_folder_outside_any_work_tree_is_no_repository()
    {
        using var folder = new TemporaryFolder();
        using var bare = TemporaryRepository.CreateBare();

        Assert.Null(await GitRepository.OpenAsync(folder.Path, Cancellation));
        Assert.Null(await GitRepository.OpenAsync(bare.Path, Cancellation));
    }

    [Fact]
    public async Task A_work_tree_whose_repository_has_gone_is_not_taken_for_an_ordinary_folder()
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit();
        using var folder = new TemporaryFolder();
        repository.Git("worktree", "add", "--quiet", folder["tree"]);
        Directory.Delete(Path.Combine(repository.Path, ".git", "worktrees"), recursive: true);

        var exception = await Assert.ThrowsAsync<GitException>(() => GitRepository.OpenAsync(folder["tree"], Cancellation));

        Assert.Contains("not a git repository: ", exception.Message);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named_and_git_is_not_blamed()
    {
        using var folder = new TemporaryFolder();

        var exception = await Assert.ThrowsAsync<GitException>(() => GitRepository.OpenAsync(folder["gone"], Cancellation));

        Assert.Contains("there is no such folder", exception.Message);
    }

    [Fact]
    public async Task A_repository_without_a_commit_has_a_branch_and_no_head()
    {
        using var repository = TemporaryRepository.Create();
        var git = await OpenAsync(repository);

        Assert.Null(await git.HeadAsync(Cancellation));
        Assert.Equal("master", await git.CurrentBranchAsync(Cancellation));
    }

    [Fact]
    public async Task A_detached_head_is_on_no_branch()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit();
        repository.Checkout(commit);
        var git = await OpenAsync(repository);

        Assert.Null(await git.CurrentBranchAsync(Cancellation));
        Assert.Equal(commit, await git.HeadAsync(Cancellation));
    }

    [Fact]
    public async Task A_branch_is_not_mistaken_for_a_tag_of_its_name()
    {
        using var repository = TemporaryRepository.Create();
        var old = repository.Commit("Old");
        repository.Git("tag", "master");
        var tip = repository.Commit("New");
        var git = await OpenAsync(repository);

        Assert.Equal(tip, await git.BranchTipAsync("master", Cancellation));
        Assert.Equal(old, await git.TagTipAsync("master", Cancellation));
        Assert.Null(await git.BranchTipAsync("v1", Cancellation));
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("--output=pwned")]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("HEAD:work-0.txt")]
    public async Task What_is_no_commit_resolves_to_nothing(string revision)
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit();
        var git = await OpenAsync(repository);

        Assert.Null(await git.ResolveAsync(revision, Cancellation));
        Assert.False(File.Exists(Path.Combine(repository.Path, "pwned")));
    }

    [Fact]
    public async Task Short_hashes_relative_names_and_annotated_tags_resolve_to_their_commit()
    {
        using var repository = TemporaryRepository.Create();
        var first = repository.Commit();
        var second = repository.Commit();
        repository.Git("-c", "user.name=A", "-c", "user.email=a@x.example", "tag", "-a", "-m", "One", "v1");
        var git = await OpenAsync(repository);

        Assert.Equal(second, await git.ResolveAsync(second[..10], Cancellation));
        Assert.Equal(first, await git.ResolveAsync("HEAD~1", Cancellation));
        Assert.Equal(second, await git.ResolveAsync("v1", Cancellation));
    }

    [Fact]
    public async Task The_remote_is_origin_or_the_only_one_and_otherwise_nobody_knows()
    {
        using var bare = TemporaryRepository.CreateBare();
        using var repository = TemporaryRepository.Create();
        var git = await OpenAsync(repository);

        Assert.Null(await git.RemoteAsync(Cancellation));
        repository.AddRemote(bare, "bitbucket");
        Assert.Equal("bitbucket", await git.RemoteAsync(Cancellation));
        repository.AddRemote(bare, "mirror");
        Assert.Null(await git.RemoteAsync(Cancellation));
        repository.AddRemote(bare);
        Assert.Equal("origin", await git.RemoteAsync(Cancellation));
    }

    [Fact]
    public async Task The_remote_is_asked_for_the_branch_itself_and_not_for_one_that_ends_alike()
    {
        using var bare = TemporaryRepository.CreateBare();
        using var repository = TemporaryRepository.Create();
        repository.AddRemote(bare);
        var commit = repository.Commit();
        repository.Push("master");
        repository.Git("push", "--quiet", "origin", "HEAD:refs/heads/refs/heads/dev", "HEAD:refs/tags/dev");
        var git = await OpenAsync(repository);

        Assert.Equal(new RemoteTip.Tip("origin", commit), await git.RemoteTipAsync("master", Cancellation));
        Assert.Equal(new RemoteTip.Absent("origin"), await git.RemoteTipAsync("dev", Cancellation));
    }

    [Fact]
    public async Task A_remote_that_does_not_answer_is_unreachable_and_its_password_stays_secret()
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit();
        repository.Git("remote", "add", "origin", "http://robot:hunter2@127.0.0.1:1/shop.git");
        var git = await OpenAsync(repository);

        var tip = Assert.IsType<RemoteTip.Unreachable>(await git.RemoteTipAsync("master", Cancellation));

        Assert.DoesNotContain("hunter2", tip.Reason);
        Assert.Contains("127.0.0.1", tip.Reason);
    }

    [Fact]
    public async Task A_repository_without_a_remote_says_so()
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit();
        var git = await OpenAsync(repository);

        Assert.IsType<RemoteTip.NoRemote>(await git.RemoteTipAsync("master", Cancellation));
        Assert.IsType<FetchResult.Failed>(await git.FetchBranchAsync("master", Cancellation));
    }

    [Fact]
    public async Task All_work_trees_share_one_common_folder()
    {
        using var repository = TemporaryRepository.Create();
        using var folder = new TemporaryFolder();
        var commit = repository.Commit();
        repository.Git("worktree", "add", "--quiet", "-b", "feature/a", folder["tree"]);
        var git = await GitRepository.OpenAsync(folder["tree"], Cancellation);

        Assert.NotNull(git);
        Assert.Equal(folder["tree"], git.Root);
        Assert.Equal(Path.Combine(repository.Path, ".git"), git.CommonDirectory);
        Assert.Equal("feature/a", await git.CurrentBranchAsync(Cancellation));
        Assert.Equal(commit, await git.BranchTipAsync("master", Cancellation));
    }

    [Fact]
    public async Task Fetching_a_branch_moves_no_reference_and_leaves_no_trace_but_objects()
    {
        using var bare = TemporaryRepository.CreateBare();
        using var author = TemporaryRepository.Create();
        author.AddRemote(bare);
        author.Commit();
        author.Push("master");
        using var clone = bare.Clone();
        var tip = author.Commit();
        author.Push("master");
        var before = clone.Git("for-each-ref");
        var git = await OpenAsync(clone);

        Assert.IsType<FetchResult.Fetched>(await git.FetchBranchAsync("master", Cancellation));

        Assert.True(await git.HasCommitAsync(tip, Cancellation));
        Assert.Equal(before, clone.Git("for-each-ref"));
        Assert.False(File.Exists(Path.Combine(clone.Path, ".git", "FETCH_HEAD")));
    }

    [Fact]
    public async Task A_shallow_clone_of_one_branch_deepens()
    {
        using var origin = TemporaryRepository.Create();
        var first = origin.Commit("One");
        origin.Commit("Two");
        origin.Commit("Three");
        using var clone = origin.Clone("--depth=1");
        var git = await OpenAsync(clone);
        Assert.True(await git.IsShallowAsync(Cancellation));
        Assert.False(await git.HasCommitAsync(first, Cancellation));

        Assert.IsType<FetchResult.Fetched>(await git.DeepenAsync([], Cancellation));

        Assert.False(await git.IsShallowAsync(Cancellation));
        Assert.True(await git.IsAncestorAsync(first, clone.Head, Cancellation));
    }

    [Fact]
    public async Task A_replacement_object_does_not_change_what_comes_before_what()
    {
        using var repository = TemporaryRepository.Create();
        var master = repository.Commit("Reviewed");
        repository.Branch("feature/a");
        var feature = repository.Commit("Not reviewed");
        repository.Checkout("master");
        var tip = repository.Commit("Reviewed too");
        repository.Git("replace", "--graft", tip, feature);
        Assert.Equal("", repository.Git("merge-base", "--is-ancestor", feature, tip));
        var git = await OpenAsync(repository);

        Assert.False(await git.IsAncestorAsync(feature, tip, Cancellation));
        Assert.True(await git.IsAncestorAsync(master, tip, Cancellation));
    }

    [Fact]
    public async Task A_graft_does_not_change_what_comes_before_what()
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit("Reviewed");
        repository.Branch("feature/a");
        var feature = repository.Commit("Not reviewed");
        repository.Checkout("master");
        var tip = repository.Commit("Reviewed too");
        await File.WriteAllTextAsync(Path.Combine(repository.Path, ".git", "info", "grafts"), $"{tip} {feature}\n", Cancellation);
        Assert.Equal("", repository.Git("merge-base", "--is-ancestor", feature, tip));

        Assert.False(await (await OpenAsync(repository)).IsAncestorAsync(feature, tip, Cancellation));
    }

    /// <summary>Also where the configuration prunes, and where it maps branches onto the user's own.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Deepening_moves_no_reference_and_takes_none_away(bool isMirror)
    {
        using var bare = TemporaryRepository.CreateBare();
        using var author = TemporaryRepository.Create();
        author.AddRemote(bare);
        var first = author.Commit("One");
        author.Commit("Two");
        author.Push("master");
        using var clone = bare.Clone("--depth=1");
        clone.Git("tag", "deployed/LIVE/v5");
        clone.Git("update-ref", "refs/remotes/origin/gone", "HEAD");
        clone.Git("config", "fetch.prune", "true");
        clone.Git("config", "fetch.pruneTags", "true");
        if (isMirror)
        {
            clone.Git("config", "remote.origin.fetch", "+refs/heads/*:refs/heads/*");
        }

        clone.Checkout(clone.Head);
        clone.Commit("Of nobody else");
        clone.Git("branch", "--force", "master");
        author.Commit("Three");
        author.Push("master");
        var before = clone.Git("for-each-ref");
        var git = await OpenAsync(clone);

        Assert.IsType<FetchResult.Fetched>(await git.DeepenAsync([], Cancellation));

        Assert.False(await git.IsShallowAsync(Cancellation));
        Assert.True(await git.HasCommitAsync(first, Cancellation));
        Assert.Equal(before, clone.Git("for-each-ref"));
    }

    [Fact]
    public async Task A_tag_is_pushed_from_a_mirror_past_hooks_that_are_for_people()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no mode bits.");
            return;
        }

        using var bare = TemporaryRepository.CreateBare();
        using var repository = TemporaryRepository.Create();
        repository.AddRemote(bare);
        repository.Commit();
        repository.Push("master");
        repository.Git("tag", "deployed/LIVE/v5");
        repository.Git("config", "remote.origin.mirror", "true");
        repository.Git("config", "push.pushOption", "ci.skip");
        var hook = Path.Combine(repository.Path, ".git", "hooks", "pre-push");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        await File.WriteAllTextAsync(hook, "#!/bin/sh\nexit 1\n", Cancellation);
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Null(await (await OpenAsync(repository)).PushTagAsync("deployed/LIVE/v5", Cancellation));

        Assert.Equal("deployed/LIVE/v5", bare.Git("tag", "--list"));
    }
}
