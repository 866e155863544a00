using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Services.Bitbucket;
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
    public async Task A_tag_that_the_remote_refuses_is_a_warning_with_the_command_that_pushes_it_later()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(SamplePlan.Uat(new ReleaseTagAttribute { Push = true })));
        var hook = Path.Combine(heroku.Remote.Path, "hooks", "pre-receive");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        await File.WriteAllTextAsync(
            hook, "#!/bin/sh\necho '\u001b[2J::error::no tags here'\nexit 1\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var ran = await heroku.Line("UAT").RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 0, ran.All);
        var tag = $"deployed/UAT/v{await heroku.VersionAsync("yunojuno-uat")}";
        Assert.Contains(
            $"note: warning: the tag {tag} is here, but was not pushed: remote rejected: pre-receive hook declined; push it once that is mended: git push origin refs/tags/{tag}",
            ran.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.All);
        Assert.DoesNotContain(tag, heroku.Remote.Git("tag", "--list"), StringComparison.Ordinal);
        Assert.Contains($"UAT runs {heroku.Git.Head[..12]}", ran.Output, StringComparison.Ordinal);

        File.Delete(hook);
        heroku.Git.Git("push", "origin", $"refs/tags/{tag}");
        Assert.Contains(tag, heroku.Remote.Git("tag", "--list"), StringComparison.Ordinal);
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

    [Fact]
    public async Task What_a_shallow_clone_cannot_tell_Bitbucket_tells()
    {
        await using var bitbucket = new FakeBitbucket();
        await bitbucket.StartAsync();
        await using var heroku = await TaggedAsync();
        var (line, after) = await ShallowAsync(heroku, bitbucket);

        var ran = await line.RunAsync("deploy", "--branch", "master", "--no-fetch");

        Assert.True(ran.ExitCode == 0, ran.All);
        var note = await NoteAsync(heroku);
        Assert.Contains(
            $"\ncommits:\n  {after[..12]} Merged in feature/x (pull request #7) \\u001b[2J (Grace Hopper)\n  {new string('7', 12)} Aside (Grace Hopper)\n", note, StringComparison.Ordinal);
        Assert.Contains("\nfiles:\n  app.py\n  gone.py\n", note, StringComparison.Ordinal);
        Assert.Contains("\npull requests:\n  #7 After\n", note, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeBitbucket.Token, ran.All + note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_Bitbucket_does_not_tell_either_the_delivery_is_tagged_with_what_the_clone_has()
    {
        await using var bitbucket = new FakeBitbucket();
        await bitbucket.StartAsync();
        await using var heroku = await TaggedAsync();
        var (line, after) = await ShallowAsync(heroku, bitbucket);
        bitbucket.History = new FakeHistory();

        var ran = await line.RunAsync("deploy", "--branch", "master", "--no-fetch");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains(
            $"this clone is too shallow to tell what {after[..12]} brought, and Bitbucket repository yunojuno/platform did not: ", ran.Output, StringComparison.Ordinal);
        Assert.Contains($"\ncommits, as far as a shallow clone tells:\n  {after[..12]} After (Ada Lovelace)\n", await NoteAsync(heroku), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_clone_asks_nobody()
    {
        await using var bitbucket = new FakeBitbucket();
        await bitbucket.StartAsync();
        await using var heroku = await TaggedAsync();
        var (line, _) = await ShallowAsync(heroku, bitbucket);
        File.Delete(Path.Combine(heroku.Git.Path, ".git", "shallow"));

        var ran = await line.RunAsync("deploy", "--branch", "master", "--no-fetch");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.DoesNotContain(bitbucket.Requests, request => request.Method == "GET");
        Assert.Contains("\ncommits:\n", await NoteAsync(heroku), StringComparison.Ordinal);
    }

    private static Task<LoopbackHeroku> TaggedAsync() =>
        LoopbackHeroku.StartAsync(SamplePlan.Of(SamplePlan.Uat(new ReleaseTagAttribute(), new BitbucketAttribute("yunojuno", "platform"))));

    private static async Task<string> NoteAsync(LoopbackHeroku heroku) =>
        $"{heroku.Git.Git("cat-file", "tag", $"refs/tags/deployed/UAT/v{await heroku.VersionAsync("yunojuno-uat")}")}\n";

    // As CI clones: what runs is the last commit that is here.
    private static async Task<(CommandLine Line, string After)> ShallowAsync(LoopbackHeroku heroku, FakeBitbucket bitbucket)
    {
        var line = heroku.Line("UAT");
        line.Environment["BITBUCKET_API_URL"] = $"{bitbucket.Address}2.0/";
        line.Environment["BITBUCKET_ACCESS_TOKEN"] = FakeBitbucket.Token;
        var before = heroku.Git.Commit("Before", TemporaryRepository.Ada, ("app.py", "1\n"));
        heroku.Git.Push("master");
        var first = await line.RunAsync("deploy", "--branch", "master");
        Assert.True(first.ExitCode == 0, first.All);

        var after = heroku.Git.Commit("After", TemporaryRepository.Ada, ("app.py", "2\n"));
        heroku.Git.Push("master");
        await File.WriteAllTextAsync(Path.Combine(heroku.Git.Path, ".git", "shallow"), $"{before}\n", TestContext.Current.CancellationToken);
        bitbucket.History = new FakeHistory
        {
            From = before,
            To = after,
            Commits = [(after, "Merged in feature/x (pull request #7) \u001b[2J\n\nAfter\n"), (new string('7', 40), "Aside")],
            Files = [("app.py", "app.py"), ("gone.py", null)],
        };
        return (line, after);
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
