using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class DirectionsTests
{
    [Fact]
    public async Task A_target_that_never_ran_anything_sees_its_first_release()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit();

        Assert.IsType<Direction.First>(await FindAsync(repository, null, commit, hadSucceededRelease: false));
        Assert.IsType<Direction.First>(await FindAsync(repository, commit, commit, hadSucceededRelease: false));
    }

    [Fact]
    public async Task Forward_backward_same_and_diverged_are_told_apart()
    {
        using var repository = TemporaryRepository.Create();
        var one = repository.Commit("One");
        repository.Commit("Two");
        var three = repository.Commit("Three");
        repository.Branch("feature/a", one);
        var other = repository.Commit("Other");

        Assert.Equal(new Direction.Forward(2), await FindAsync(repository, one, three));
        Assert.IsType<Direction.Backward>(await FindAsync(repository, three, one));
        Assert.IsType<Direction.Same>(await FindAsync(repository, one, one.ToUpperInvariant()));
        Assert.IsType<Direction.Diverged>(await FindAsync(repository, three, other));
    }

    [Fact]
    public async Task Histories_without_a_common_commit_have_diverged()
    {
        using var repository = TemporaryRepository.Create();
        var one = repository.Commit("One");
        repository.Git("checkout", "--quiet", "--orphan", "island");

        Assert.IsType<Direction.Diverged>(await FindAsync(repository, one, repository.Commit("Island")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v17")]
    [InlineData("--output=pwned")]
    public async Task What_Heroku_does_not_know_is_not_guessed(string? deployed)
    {
        using var repository = TemporaryRepository.Create();

        Assert.IsType<Direction.Unknown>(await FindAsync(repository, deployed, repository.Commit()));
        Assert.False(File.Exists(Path.Combine(repository.Path, "pwned")));
    }

    [Fact]
    public async Task A_deployed_commit_that_is_not_here_is_fetched_even_after_a_force_push()
    {
        using var bare = TemporaryRepository.CreateBare();
        using var team = TemporaryRepository.Create();
        team.AddRemote(bare);
        var before = team.Commit("One");
        var deployed = team.Commit("Deployed, then rewritten");
        team.Push("master");
        team.Git("reset", "--quiet", "--hard", before);
        var instead = team.Commit("Instead");
        team.Push("master");
        using var clone = bare.Clone();

        var refused = Assert.IsType<Direction.Unknown>(await FindAsync(clone, deployed, instead, allowFetch: false));
        Assert.Contains($"git fetch origin {deployed}", refused.Remedy);
        Assert.IsType<Direction.Diverged>(await FindAsync(clone, deployed, instead));
    }

    [Fact]
    public async Task A_deployed_commit_that_nobody_has_stays_unknown_and_is_named()
    {
        using var origin = TemporaryRepository.Create();
        var commit = origin.Commit();
        using var clone = origin.Clone();
        var gone = new string('a', 40);

        var lost = Assert.IsType<Direction.Unknown>(await FindAsync(clone, gone, commit));
        Assert.Contains(gone, lost.Reason);
        Assert.Null(lost.Remedy);
        Assert.Contains(gone, Assert.IsType<Direction.Unknown>(await FindAsync(origin, gone, commit)).Reason);
    }

    [Fact]
    public async Task What_lets_a_direction_be_told_is_said_by_its_cause()
    {
        using var origin = TemporaryRepository.Create();
        var commit = origin.Commit();
        using var clone = origin.Clone();
        var gone = new string('a', 40);

        Assert.Contains("git remote add origin", await RemedyAsync(origin, gone, commit));
        Assert.Contains("push commit aaaaaaaaaaaa", await RemedyAsync(clone, commit, gone));
        clone.Git("remote", "set-url", "origin", "http://127.0.0.1:1/gone.git");
        var silent = await RemedyAsync(clone, gone, commit);
        Assert.Contains("check the network", silent);
        Assert.Contains("git ls-remote origin", silent);
        Assert.DoesNotContain("--no-fetch", silent);

        static async Task<string?> RemedyAsync(TemporaryRepository repository, string deployed, string commit) =>
            Assert.IsType<Direction.Unknown>(await FindAsync(repository, deployed, commit)).Remedy;
    }

    [Fact]
    public async Task A_shallow_clone_deepens_and_counts_every_commit()
    {
        using var bare = TemporaryRepository.CreateBare();
        using var team = TemporaryRepository.Create();
        team.AddRemote(bare);
        var deployed = team.Commit("One");
        for (var i = 0; i < 4; i++)
        {
            team.Commit($"More {i}");
        }

        team.Push("master");
        using var clone = bare.Clone("--depth=2");

        Assert.IsType<Direction.Unknown>(await FindAsync(clone, deployed, team.Head, allowFetch: false));
        Assert.Equal(new Direction.Forward(4), await FindAsync(clone, deployed, team.Head));
    }

    [Fact]
    public async Task Both_commits_in_a_shallow_clone_are_compared_without_a_fetch_only_when_the_answer_is_certain()
    {
        using var origin = TemporaryRepository.Create();
        var root = origin.Commit("Root");
        origin.Branch("feature/a");
        var feature = origin.Commit("Feature");
        origin.Checkout("master");
        origin.Commit("Two");
        var tip = origin.Commit("Three");
        using var clone = origin.Clone("--depth=2", "--no-single-branch");
        clone.Git("remote", "set-url", "origin", "http://127.0.0.1:1/gone.git");
        var second = clone.Git("rev-parse", $"{tip}~1");

        Assert.Equal(new Direction.Forward(1), await FindAsync(clone, second, tip, allowFetch: false));
        var unknown = Assert.IsType<Direction.Unknown>(await FindAsync(clone, feature, tip, allowFetch: false));
        Assert.Contains("shallow", unknown.Reason);
        Assert.Contains("git fetch --unshallow", unknown.Remedy);
        Assert.IsType<Direction.Unknown>(await FindAsync(clone, feature, tip));
        Assert.NotEqual(root, second);
    }

    // Whether authors are read along must not matter to the direction.
    private static async Task<Direction> FindAsync(
        TemporaryRepository repository, string? deployed, string commit, bool hadSucceededRelease = true, bool allowFetch = true)
    {
        var (git, token) = (await GitRepositoryTests.OpenAsync(repository), TestContext.Current.CancellationToken);
        var direction = await Directions.FindAsync(git, deployed, commit, hadSucceededRelease, allowFetch, withAuthors: false, token);
        Assert.Equal(direction, await Directions.FindAsync(git, deployed, commit, hadSucceededRelease, allowFetch, withAuthors: true, token));
        return direction;
    }
}
