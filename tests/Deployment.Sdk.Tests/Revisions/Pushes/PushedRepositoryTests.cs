using Deployment.Sdk.Revisions;
using Deployment.Sdk.Revisions.Pushes;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Revisions.Pushes;

public sealed class PushedRepositoryTests
{
    [Theory]
    [InlineData("git@bitbucket.org:yunojuno/platform.git")]
    [InlineData("ssh://git@bitbucket.org/yunojuno/platform.git")]
    [InlineData("ssh://git@altssh.bitbucket.org:443/yunojuno/platform.git")]
    [InlineData("https://bitbucket.org/yunojuno/platform")]
    [InlineData("https://bitbucket.org/yunojuno/platform.git/")]
    [InlineData("https://x-token-auth:hush@bitbucket.org/yunojuno/platform.git")]
    [InlineData("bb:yunojuno/platform")]
    [InlineData("/srv/git/yunojuno/platform.git")]
    public async Task A_clone_is_of_the_repository_that_its_remote_names(string address)
    {
        using var team = TemporaryRepository.Create();
        team.Git("remote", "add", "origin", address);

        Assert.Null(await ProblemAsync(team, "YunoJuno/Platform"));
    }

    [Theory]
    [InlineData("git@bitbucket.org:yunojuno/website.git", "'origin' of this clone is 'yunojuno/website'")]
    [InlineData("https://mallory:hush@bitbucket.org/mallory/platform.git", "'origin' of this clone is 'mallory/platform'")]
    [InlineData("https://mallory:hush@bitbucket.org", "'origin' of this clone is another")]
    [InlineData("hush:hush@bitbucket.org", "'origin' of this clone is another")]
    public async Task A_push_to_another_is_refused_without_a_word_of_the_addresses_password(string address, string said)
    {
        using var team = TemporaryRepository.Create();
        team.Git("remote", "add", "origin", address);

        var refusal = await ProblemAsync(team, "yunojuno/platform");

        Assert.Equal(RefusalKind.Policy, refusal!.Kind);
        Assert.Contains(said, refusal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_remote_nothing_says_whose_clone_it_is()
    {
        using var team = TemporaryRepository.Create();

        Assert.Contains("no remote", (await ProblemAsync(team, "yunojuno/platform"))!.Reason, StringComparison.Ordinal);
    }

    private static async Task<RevisionRefusal?> ProblemAsync(TemporaryRepository repository, string pushed) =>
        await PushedRepository.ProblemAsync(await GitRepositoryTests.OpenAsync(repository), pushed, TestContext.Current.CancellationToken);
}
