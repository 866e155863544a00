using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class ReleaseTagTests
{
    [Fact]
    public async Task A_delivery_is_tagged_with_a_note_of_what_it_brought_and_the_ledgers_head_and_pushed_where_declared()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(SamplePlan.Uat(new ReleaseTagAttribute { Push = true })));
        var line = heroku.Line("UAT");
        Assert.Equal(0, (await line.RunAsync("deploy", "--branch", "master")).ExitCode);
        var second = heroku.Git.Commit("Second \u001b[31m##vso[task] @everyone", TemporaryRepository.Ada, ("app.py", "2\n"));
        heroku.Git.Push("master");

        var ran = await line.RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 0, ran.All);
        var tag = $"deployed/UAT/v{await heroku.VersionAsync("yunojuno-uat")}";
        Assert.Equal("tag", heroku.Git.Git("cat-file", "-t", $"refs/tags/{tag}"));
        Assert.Equal(second, heroku.Git.Git("rev-parse", $"refs/tags/{tag}^{{commit}}"));
        Assert.Equal(heroku.Git.Git("rev-parse", $"refs/tags/{tag}"), heroku.Remote.Git("rev-parse", $"refs/tags/{tag}"));
        var note = heroku.Git.Git("cat-file", "tag", $"refs/tags/{tag}");
        Assert.Contains("Second \\u001b[31m", note, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', note);
        Assert.Contains("\n  app.py", note, StringComparison.Ordinal);
        Assert.DoesNotContain("First", note, StringComparison.Ordinal);
        Assert.Matches("\nledger: [0-9a-f]{64}\n", note);
        Assert.Matches("the ledger of UAT is at [0-9a-f]{64}", ran.Output);
    }

    [Fact]
    public async Task A_tag_that_is_there_already_is_left_alone_and_fails_nothing()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(SamplePlan.Uat(new ReleaseTagAttribute())));
        heroku.Git.Git("tag", "deployed/UAT/v2", "HEAD");

        var ran = await heroku.Line("UAT").RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("note: tag deployed/UAT/v2:", ran.Output, StringComparison.Ordinal);
        Assert.Equal("commit", heroku.Git.Git("cat-file", "-t", "refs/tags/deployed/UAT/v2"));
        Assert.DoesNotContain("deployed", heroku.Remote.Git("tag", "--list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_tagged_where_it_is_not_declared_and_production_only_in_words_in_a_rehearsal()
    {
        using var team = new RehearsedRepository();
        var deployed = await team.DeployAsync("master");
        Assert.DoesNotContain("would tag", deployed.Output, StringComparison.Ordinal);

        var promoted = await team.PromoteAsync("--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live");

        Assert.Matches("would tag [0-9a-f]{12} as deployed/LIVE/v[0-9]+", promoted.Output);
        Assert.Matches("the ledger of LIVE is at [0-9a-f]{64}", promoted.Output);
        Assert.Empty(team.Git.Git("tag", "--list"));
    }

    [Theory]
    [InlineData("LIVE", "LIVE")]
    [InlineData("dev-1", "dev-1")]
    [InlineData("--upload-pack=x", "upload-pack-x")]
    [InlineData("a..b~^:?*[\\@{c", "a-b-c")]
    [InlineData("../..", "unnamed")]
    [InlineData("\u001b\u202e", "unnamed")]
    [InlineData("", "unnamed")]
    public void A_name_of_anybodys_becomes_a_part_of_a_tag(string name, string part) => Assert.Equal(part, GitRepository.TagPart(name));
}
