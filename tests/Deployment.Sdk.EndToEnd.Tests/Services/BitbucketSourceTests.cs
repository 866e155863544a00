using Deployment.Sdk.Tests.Revisions.Pushes;
using Deployment.Sdk.Tests.Services.Bitbucket;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>Bitbucket as a source: what was pushed there, and what it knows of a release that the clone does not.</summary>
public sealed class BitbucketSourceTests
{
    [Fact]
    public async Task What_a_push_moved_is_delivered_from_the_body_of_its_webhook()
    {
        await using var served = await ServedTeam.StartAsync();
        var commit = served.Merge("First");
        var remote = new Uri(served.Team.Git.Git("remote", "get-url", "origin")).AbsolutePath.Split('/');
        await File.WriteAllBytesAsync(
            Path.Combine(served.Team.Git.Path, ".git", "push.json"),
            PushBody.Of($"{remote[^2]}/{remote[^1]}", PushBody.Moved("master", commit), PushBody.Tagged("v1")),
            TestContext.Current.CancellationToken);
        served.Team.Git.Branch("feature/other");
        served.Team.Git.Commit("Not pushed");

        (await served.ProcessAsync("deploy", "--push", ".git/push.json")).Exits(0).Says("The push moved the tag 'v1'");

        Assert.Equal(commit, (await served.Team.RunsAsync("served-uat")).Commit);
        Assert.Contains("branch master", served.HipChat.Said[^1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commits_diffstat_and_pull_requests_of_a_release_come_from_Bitbucket_where_the_clone_is_too_shallow()
    {
        await using var served = await ServedTeam.StartAsync();
        var before = served.Merge("Before", ("app.py", "1\n"));
        (await served.ProcessAsync("deploy", "--branch", "master")).Exits(0);
        var after = served.Merge("After", ("app.py", "2\n"));
        await File.WriteAllTextAsync(Path.Combine(served.Team.Git.Path, ".git", "shallow"), $"{before}\n", TestContext.Current.CancellationToken);
        served.Bitbucket.History = new FakeHistory
        {
            From = before,
            To = after,
            Commits = [(after, "Merged in feature/rates (pull request #7)\n\nRates by the hour\n"), (new string('7', 40), "Aside")],
            Files = [("app.py", "app.py"), (null, "rates.py")],
        };

        (await served.ProcessAsync("deploy", "--branch", "master", "--no-fetch")).Exits(0);

        var version = (await served.Team.RunsAsync("served-uat")).Version;
        var note = served.Team.Git.Git("tag", "--list", "--format=%(contents)", $"deployed/UAT/v{version}");
        Assert.Contains($"{after[..12]} Merged in feature/rates (pull request #7) (Grace Hopper)", note, StringComparison.Ordinal);
        Assert.Contains("  rates.py", note, StringComparison.Ordinal);
        Assert.Contains("  #7 Rates by the hour", note, StringComparison.Ordinal);

        // The commit with the changes stands first there.
        Assert.Contains(served.Bitbucket.Requests, request => request.Target.Contains($"/diffstat/{after}..{before}?", StringComparison.Ordinal));
    }
}
