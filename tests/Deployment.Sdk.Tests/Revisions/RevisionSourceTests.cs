using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class RevisionSourceTests : IDisposable
{
    private static readonly Dictionary<string, string> NoCi = [];

    private readonly TemporaryRepository _bare = TemporaryRepository.CreateBare();
    private readonly TemporaryRepository _team = TemporaryRepository.Create();

    public RevisionSourceTests()
    {
        _team.AddRemote(_bare);
        _team.Commit("One");
        _team.Push("master");
    }

    [Fact]
    public async Task Without_options_and_CI_it_is_the_branch_that_is_checked_out()
    {
        var revision = await FoundAsync(_team, new());

        Assert.Equal(_team.Head, revision.Commit);
        Assert.Equal("master", revision.Branch);
        Assert.Equal(GitReference.Branch("master"), revision.Reference);
        Assert.Equal(RevisionOrigin.Git, revision.Origin);
        Assert.Equal(Trigger.Manual, revision.Trigger);
        Assert.Empty(revision.Notes);
    }

    [Fact]
    public async Task In_a_CI_that_is_not_read_the_branch_is_what_is_said_and_nobody_is_known_to_have_started_it()
    {
        var revision = await FoundAsync(_team, new() { Branch = "master" }, new() { ["CI"] = "true" });

        Assert.Equal((_team.Head, RevisionOrigin.Git, Trigger.Unknown), (revision.Commit, revision.Origin, revision.Trigger));
    }

    [Fact]
    public async Task A_detached_head_is_refused_with_the_remedy_and_delivered_once_the_branch_is_said()
    {
        _team.Checkout(_team.Head);

        var refusal = await RefusedAsync(_team, new());

        Assert.Equal(64, refusal.ExitCode);
        Assert.Contains("--branch", refusal.Reason);
        Assert.Equal(_team.Head, (await FoundAsync(_team, new(Branch: "master"))).Commit);
    }

    [Fact]
    public async Task A_branch_without_a_commit_is_refused()
    {
        using var empty = TemporaryRepository.Create();

        Assert.Contains("no commit yet", (await RefusedAsync(empty, new())).Reason);
    }

    [Fact]
    public async Task Changes_that_are_not_committed_are_told()
    {
        File.AppendAllText(Path.Combine(_team.Path, "work-0.txt"), "more");

        Assert.Contains("not committed", Assert.Single((await FoundAsync(_team, new())).Notes));
    }

    [Fact]
    public async Task A_named_branch_is_the_local_one_also_when_a_tag_has_its_name()
    {
        _team.Branch("dev");
        var dev = _team.Commit("Dev");
        _team.Checkout("master");
        _team.Git("tag", "dev", "master");

        Assert.Equal(dev, (await FoundAsync(_team, new(Branch: "dev"))).Commit);
    }

    [Fact]
    public async Task A_local_branch_that_differs_from_the_fetched_one_is_delivered_and_told()
    {
        using var clone = _bare.Clone();
        var ahead = clone.Commit("Not pushed");
        clone.Checkout(ahead);

        var revision = await FoundAsync(clone, new(Branch: "master"));

        Assert.Equal(ahead, revision.Commit);
        Assert.Contains("when last fetched, 'origin' had it at", Assert.Single(revision.Notes));
    }

    [Fact]
    public async Task A_branch_that_is_only_at_the_remote_is_taken_as_fetched_before_or_fetched_now()
    {
        _team.Branch("dev");
        var dev = _team.Commit("Dev");
        _team.Push("dev");
        using var before = _bare.Clone();
        using var narrow = _bare.Clone("--single-branch");
        var references = narrow.Git("for-each-ref");

        Assert.Equal(dev, (await FoundAsync(before, new(Branch: "dev", AllowFetch: false))).Commit);
        Assert.Contains("--no-fetch", (await RefusedAsync(narrow, new(Branch: "dev", AllowFetch: false))).Reason);
        Assert.Equal(dev, (await FoundAsync(narrow, new(Branch: "dev"))).Commit);
        Assert.Equal(references, narrow.Git("for-each-ref"));
    }

    [Fact]
    public async Task An_absent_branch_is_refused_but_a_rehearsal_takes_HEAD_and_says_so()
    {
        Assert.Contains("There is no branch 'dev' here", (await RefusedAsync(_team, new(Branch: "dev"))).Reason);

        var revision = await FoundAsync(_team, new(Branch: "dev", IsRehearsal: true));
        Assert.Equal((_team.Head, "dev"), (revision.Commit, revision.Branch));
        Assert.StartsWith("Branch 'dev' is absent here; the rehearsal takes HEAD", Assert.Single(revision.Notes));
    }

    [Theory]
    [InlineData("refs/heads/master", "'master'")]
    [InlineData("-x", "dash")]
    [InlineData("a b", "space")]
    [InlineData("", "empty")]
    public async Task A_name_that_is_no_short_branch_name_is_a_mistake_of_usage(string branch, string expected)
    {
        var refusal = await RefusedAsync(_team, new(Branch: branch, IsRehearsal: true));

        Assert.Equal(RefusalKind.Usage, refusal.Kind);
        Assert.Contains(expected, refusal.Reason);
    }

    [Fact]
    public async Task A_commit_is_given_in_any_form_that_git_resolves()
    {
        var first = _team.Head;
        _team.Commit("Two");

        Assert.Equal(first, (await FoundAsync(_team, new(Commit: "HEAD~1"))).Commit);
        var revision = await FoundAsync(_team, new(Branch: "release/1", Commit: first[..9]));
        Assert.Equal((first, "release/1"), (revision.Commit, revision.Branch));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("--output=pwned")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_commit_that_nobody_has_is_refused(string commit)
    {
        var refusal = await RefusedAsync(_team, new(Commit: commit));

        Assert.Equal(64, refusal.ExitCode);
        Assert.Contains(commit, refusal.Reason);
        Assert.False(File.Exists(Path.Combine(_team.Path, "pwned")));
    }

    [Fact]
    public async Task A_hash_that_has_to_be_fetched_is_taken_for_the_commit_that_it_names_or_refused()
    {
        using var remote = TemporaryRepository.CreateBare();
        _team.AddRemote(remote, "shared");
        _team.Git("-c", "user.name=Ada", "-c", "user.email=ada@yunojuno.example", "tag", "--annotate", "--message=Release", "v1");
        _team.Git("push", "--quiet", "shared", "master", "v1");
        var tree = _team.Git("rev-parse", "HEAD^{tree}");
        using var clone = remote.Clone("--no-tags");
        _team.Commit("Another tree", TemporaryRepository.Ada, ("only-here.txt", "x"));
        var late = _team.Git("rev-parse", "HEAD^{tree}");
        _team.Git("push", "--quiet", "shared", "HEAD:refs/heads/late");

        Assert.Equal(_team.Git("rev-parse", "v1^{commit}"), (await FoundAsync(clone, new(Branch: "master", Commit: _team.Git("rev-parse", "v1")))).Commit);
        foreach (var hash in new[] { tree, late })
        {
            var refusal = await RefusedAsync(clone, new(Branch: "master", Commit: hash));
            Assert.Equal(64, refusal.ExitCode);
            Assert.Contains(hash, refusal.Reason);
        }
    }

    [Theory]
    [InlineData("Bitbucket Pipelines", "BITBUCKET_COMMIT")]
    [InlineData("GitHub Actions", "GITHUB_SHA")]
    [InlineData("GitLab CI", "CI_COMMIT_SHA")]
    [InlineData("CircleCI", "CIRCLE_SHA1")]
    [InlineData("Codeship", "CI_COMMIT_ID")]
    public async Task CI_says_branch_and_commit_of_a_shallow_detached_checkout(string provider, string commitVariable)
    {
        _team.Commit("Two");
        _team.Push("master");
        using var clone = _bare.Clone("--depth=1");
        clone.Checkout(clone.Head);
        clone.Git("branch", "-D", "master");

        var revision = await FoundAsync(clone, new(), CiVariablesOf.Of(provider).With((commitVariable, _team.Head)));

        Assert.Equal((_team.Head, "master"), (revision.Commit, revision.Branch));
        Assert.Equal(new RevisionOrigin(provider), revision.Origin);
        Assert.Equal(Trigger.Push, revision.Trigger);
        Assert.NotNull(revision.Actor);
        Assert.NotNull(revision.BuildUrl);
        Assert.Empty(revision.Notes);
    }

    [Fact]
    public async Task A_checkout_of_another_commit_than_the_builds_is_told()
    {
        var built = _team.Head;
        var head = _team.Commit("Two");

        var revision = await FoundAsync(_team, new(), CiVariablesOf.GitHub.With(("GITHUB_SHA", built)));

        Assert.Equal(built, revision.Commit);
        Assert.Contains(head[..12], Assert.Single(revision.Notes));
    }

    [Fact]
    public async Task A_builds_commit_that_is_not_here_is_fetched_or_refused()
    {
        using var clone = _bare.Clone();
        var built = _team.Commit("Two");
        _team.Push("master");
        var variables = CiVariablesOf.GitLab.With(("CI_COMMIT_SHA", built));

        Assert.Equal(6, (await RefusedAsync(clone, new(AllowFetch: false), variables)).ExitCode);
        Assert.Equal(built, (await FoundAsync(clone, new(), variables)).Commit);
        Assert.Equal(6, (await RefusedAsync(clone, new(), CiVariablesOf.GitLab)).ExitCode);
    }

    [Fact]
    public async Task What_the_user_says_comes_before_what_CI_says()
    {
        var built = _team.Head;
        _team.Branch("dev");
        var dev = _team.Commit("Dev");
        var variables = CiVariablesOf.GitHub.With(("GITHUB_SHA", built));

        var other = await FoundAsync(_team, new(Branch: "dev"), variables);
        var same = await FoundAsync(_team, new(Branch: "master"), variables);

        Assert.Equal((dev, "dev", "GitHub Actions"), (other.Commit, other.Branch, other.Origin.Name));
        Assert.Equal((built, "master"), (same.Commit, same.Branch));
    }

    [Fact]
    public async Task A_pull_request_is_refused_whatever_the_options_say_except_in_a_rehearsal_of_a_named_branch()
    {
        var variables = CiVariablesOf.GitHub.With(("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_SHA", _team.Head));

        Assert.Equal(3, (await RefusedAsync(_team, new(), variables)).ExitCode);
        Assert.Equal(3, (await RefusedAsync(_team, new(Branch: "master", Commit: "HEAD"), variables)).ExitCode);
        Assert.Equal(3, (await RefusedAsync(_team, new(IsRehearsal: true), variables)).ExitCode);
        Assert.Contains(
            (await FoundAsync(_team, new(Branch: "master", IsRehearsal: true), variables)).Notes, note => note.StartsWith("Only a rehearsal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tag_build_is_refused_with_the_command_that_delivers_it()
    {
        var refusal = await RefusedAsync(
            _team, new(), CiVariablesOf.Circle.With(("CIRCLE_BRANCH", null), ("CIRCLE_TAG", "v1"), ("CIRCLE_SHA1", _team.Head)));

        Assert.Equal(3, refusal.ExitCode);
        Assert.Contains($"--branch BRANCH --commit {_team.Head}", refusal.Reason);
    }

    [Fact]
    public async Task A_custom_pipeline_without_a_branch_needs_one_said()
    {
        var variables = CiVariablesOf.Bitbucket.With(("BITBUCKET_BRANCH", null), ("BITBUCKET_COMMIT", _team.Head));

        Assert.Contains("--branch BRANCH", (await RefusedAsync(_team, new(), variables)).Reason);
        Assert.Equal(_team.Head, (await FoundAsync(_team, new(Branch: "master"), variables)).Commit);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("release-7")]
    public async Task Codeships_branch_that_is_a_tag_is_refused_also_when_a_script_repeats_it(string? branch)
    {
        _team.Git("tag", "release-7");

        var refusal = await RefusedAsync(
            _team, new(Branch: branch), CiVariablesOf.CodeshipBasic.With(("CI_BRANCH", "release-7"), ("CI_COMMIT_ID", _team.Head)));

        Assert.Equal(3, refusal.ExitCode);
        Assert.Contains("tag 'release-7'", refusal.Reason);
    }

    [Fact]
    public async Task Codeships_branch_is_believed_when_the_repository_or_the_remote_knows_it()
    {
        _team.Branch("dev");
        var dev = _team.Commit("Dev");
        _team.Push("dev");
        using var narrow = _bare.Clone("--single-branch");
        var variables = CiVariablesOf.CodeshipPro.With(("CI_BRANCH", "dev"), ("CI_COMMIT_ID", dev));

        Assert.Equal("dev", (await FoundAsync(_team, new(), variables)).Branch);
        Assert.Equal("dev", (await FoundAsync(narrow, new(), variables)).Branch);
        Assert.Contains("neither a branch nor a tag", (await RefusedAsync(_team, new(), variables.With(("CI_BRANCH", "gone")))).Reason);
    }

    [Fact]
    public async Task Codeships_name_that_is_branch_and_tag_is_told_apart_by_the_commit()
    {
        var tagged = _team.Head;
        _team.Git("tag", "master");
        var tip = _team.Commit("Two");
        _team.Push("master");
        var variables = CiVariablesOf.CodeshipBasic;

        Assert.Equal(tip, (await FoundAsync(_team, new(), variables.With(("CI_COMMIT_ID", tip)))).Commit);
        Assert.Contains("a branch and a tag", (await RefusedAsync(_team, new(), variables.With(("CI_COMMIT_ID", tagged)))).Reason);
    }

    public void Dispose()
    {
        _team.Dispose();
        _bare.Dispose();
    }

    private static async Task<Revision> FoundAsync(
        TemporaryRepository repository, RevisionOptions options, Dictionary<string, string>? environment = null) =>
        Assert.IsType<RevisionResult.Found>(await FindAsync(repository, options, environment)).Revision;

    private static async Task<RevisionRefusal> RefusedAsync(
        TemporaryRepository repository, RevisionOptions options, Dictionary<string, string>? environment = null) =>
        Assert.IsType<RevisionResult.Refused>(await FindAsync(repository, options, environment)).Refusal;

    private static async Task<RevisionResult> FindAsync(
        TemporaryRepository repository, RevisionOptions options, Dictionary<string, string>? environment) =>
        await RevisionSource.FindAsync(
            options, await GitRepositoryTests.OpenAsync(repository), CiBuild.Detect(environment ?? NoCi), TestContext.Current.CancellationToken);
}
