using System.Security.Cryptography;
using System.Text;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Tests.Revisions.Pushes;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>A clone on a machine that hears of pushes to Bitbucket and passes each on.</summary>
public sealed class PushTests : IDisposable
{
    private readonly TemporaryRepository _bare = TemporaryRepository.CreateBare();
    private readonly RehearsedRepository _team = new();
    private readonly string _name;

    public PushTests()
    {
        _team.Git.AddRemote(_bare);
        _team.Git.Push("master");
        var folder = new DirectoryInfo(_bare.Path);
        _name = $"{folder.Parent!.Name}/{folder.Name}";
    }

    public void Dispose()
    {
        _team.Dispose();
        _bare.Dispose();
    }

    [Fact]
    public async Task What_was_pushed_is_delivered_whatever_is_checked_out()
    {
        _team.Git.Branch("feature/other");

        var ran = await PushedAsync(PushBody.Of(_name, PushBody.Moved("master", _team.First)));

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(_team.First, (await _team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task It_may_be_a_file_and_the_commit_may_have_to_be_fetched()
    {
        using var clone = _bare.Clone();
        var pushed = clone.Commit("Pushed by another", TemporaryRepository.Grace, ("Procfile", "web: run\n"));
        clone.Push("master");
        await File.WriteAllBytesAsync(
            Path.Combine(_team.Git.Path, ".git", "push.json"), PushBody.Of(_name, PushBody.Moved("master", pushed)), TestContext.Current.CancellationToken);

        var ran = await _team.Line.RunAsync("deploy", "--push", ".git/push.json", "--rehearse");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(pushed, (await _team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task Each_branch_is_delivered_and_one_without_a_route_stands_in_no_others_way()
    {
        var ran = await PushedAsync(
            PushBody.Of(
                _name,
                PushBody.Moved("strange", _team.First),
                PushBody.Deleted("feature/old"),
                PushBody.Tagged("v1"),
                PushBody.Moved("master", _team.First)),
            "--json");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("strange: ", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("; master: UAT runs", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("yunojuno-uat", Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("app").GetString());
        Assert.Contains("The push deleted the branch 'feature/old'", ran.Error, StringComparison.Ordinal);
        Assert.Contains("The push moved the tag 'v1'", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_push_would_deliver_is_planned_branch_by_branch_and_nothing_is_delivered()
    {
        _team.Git.Branch("dev");
        var developed = _team.Git.Commit("On dev");
        _team.Git.Push("dev");
        var body = PushBody.Of(_name, PushBody.Moved("master", _team.First), PushBody.Deleted("feature/old"), PushBody.Moved("dev", developed));

        var planned = await PlannedAsync(body, "--json");
        var shown = await PlannedAsync(body, "--detailed-exitcode");

        Assert.Equal(0, planned.ExitCode);
        Assert.Equal(
            [("master", "UAT", _team.First), ("dev", "DEV", developed)],
            planned.Json.GetProperty("deliveries").EnumerateArray().Select(delivery => (
                delivery.GetProperty("branch").GetString(), delivery.GetProperty("environment").GetString(), delivery.GetProperty("commit").GetString())));
        Assert.Equal(2, shown.ExitCode);
        Assert.Contains("UAT", shown.Output, StringComparison.Ordinal);
        Assert.Contains("DEV", shown.Output, StringComparison.Ordinal);
        Assert.Null((await _team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task Of_a_push_the_branch_without_a_route_is_told_and_the_plan_of_the_other_is_shown()
    {
        var body = PushBody.Of(_name, PushBody.Moved("strange", _team.First), PushBody.Moved("master", _team.First));

        var ran = await PlannedAsync(body);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("build ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("strange: ", ran.All, StringComparison.Ordinal);
        Assert.Equal(3, (await PlannedAsync(body, "--json")).Json.GetProperty("exitCode").GetInt32());
        var none = await PlannedAsync(PushBody.Of(_name, PushBody.Tagged("v1")));
        Assert.Equal(0, none.ExitCode);
        Assert.Contains("nothing to do: the push moved no branch", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_a_push_needs_its_signature_too()
    {
        _team.Line.Environment["BITBUCKET_WEBHOOK_SECRET"] = "correct-horse-battery";

        Assert.Equal(3, (await PlannedAsync(PushBody.Of(_name, PushBody.Moved("master", _team.First)))).ExitCode);
    }

    [Fact]
    public async Task A_push_that_moved_no_branch_is_nothing_to_do()
    {
        var ran = await PushedAsync(PushBody.Of(_name, PushBody.Deleted("master"), PushBody.Tagged("v1")));

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("nothing to do", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_late_of_a_push_that_a_later_one_overtook_it_does_nothing_and_ends_well()
    {
        var later = _team.Git.Commit("Later");
        _team.Git.Push("master");
        Assert.Equal(0, (await PushedAsync(PushBody.Of(_name, PushBody.Moved("master", later)))).ExitCode);

        var ran = await PushedAsync(PushBody.Of(_name, PushBody.Moved("master", _team.First)), "--json");

        Assert.Equal((0, "Superseded"), (ran.ExitCode, ran.Json.GetProperty("outcome").GetString()));
        Assert.Equal(later, (await _team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task What_a_forced_push_has_taken_off_the_branch_is_not_delivered_from_it()
    {
        var gone = _team.Git.Commit("Gone");
        _team.Git.Push("master");
        _team.Git.Git("reset", "--hard", "--quiet", _team.First);
        _team.Git.Git("push", "--quiet", "--force", "origin", "master");

        var ran = await PushedAsync(PushBody.Of(_name, PushBody.Moved("master", gone, forced: true)));

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("The push rewrote 'master'.", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_to_another_repository_is_refused()
    {
        var ran = await PushedAsync(PushBody.Of("mallory/platform", PushBody.Moved("master", _team.First)));

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("The push was to 'mallory/platform'", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_secret_only_what_is_signed_with_it_is_delivered()
    {
        var body = PushBody.Of(_name, PushBody.Moved("master", _team.First));
        _team.Line.Environment["BITBUCKET_WEBHOOK_SECRET"] = "correct-horse-battery";
        var signature = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("correct-horse-battery"), body))}";

        Assert.Equal(3, (await PushedAsync(body)).ExitCode);
        Assert.Equal(3, (await PushedAsync([.. body, (byte)' '], "--push-signature", signature)).ExitCode);
        var ran = await PushedAsync(body, "--push-signature", signature);

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.DoesNotContain("correct-horse-battery", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_build_of_a_pull_request_no_push_delivers()
    {
        _team.Line.Environment["BITBUCKET_PIPELINE_UUID"] = "{1}";
        _team.Line.Environment["BITBUCKET_PR_ID"] = "7";

        var ran = await PushedAsync(PushBody.Of(_name, PushBody.Moved("master", _team.First)));

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("pull request", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_end_is_refused()
    {
        var ran = await PushedAsync(new byte[PushFile.MaxBytes + 1]);

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("larger than 4 MiB", ran.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy --push no-such-file")]
    [InlineData("deploy --push .git")]
    [InlineData("deploy --push - --branch master")]
    [InlineData("deploy --push - --commit HEAD")]
    [InlineData("deploy --push - --plan plan.json")]
    [InlineData("deploy --push-signature sha256=00")]
    [InlineData("plan --push no-such-file")]
    [InlineData("plan --push - --branch master")]
    [InlineData("plan --push - --to LIVE")]
    [InlineData("plan --push - --out plan.json")]
    [InlineData("plan --push-signature sha256=00")]
    public async Task What_cannot_be_meant_exits_64(string line) => Assert.Equal(64, (await _team.Line.RunAsync(line.Split(' '))).ExitCode);

    private Task<Ran> PushedAsync(byte[] body, params string[] more) => RunAsync("deploy", body, more);

    private Task<Ran> PlannedAsync(byte[] body, params string[] more) => RunAsync("plan", body, more);

    private Task<Ran> RunAsync(string verb, byte[] body, string[] more)
    {
        _team.Line.Input = body;
        return _team.Line.RunAsync([verb, "--push", "-", "--rehearse", .. more]);
    }
}
