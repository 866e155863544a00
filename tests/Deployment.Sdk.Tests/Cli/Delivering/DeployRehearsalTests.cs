using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class DeployRehearsalTests
{
    [Fact]
    public async Task Master_goes_to_UAT_with_build_log_version_and_smoke_test()
    {
        using var team = new RehearsedRepository();

        var ran = await team.DeployAsync("master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("   | -----> ", ran.Output, StringComparison.Ordinal);
        Assert.Matches($@"yunojuno-uat is at v\d+ with commit {team.First}", ran.Output);
        Assert.Contains("answered 200", ran.Output, StringComparison.Ordinal);
        Assert.Contains("rehearsed: UAT runs", ran.Output, StringComparison.Ordinal);
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task The_same_again_is_nothing_to_do_and_exits_0()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        var before = await team.StatusAsync();

        var ran = await team.DeployAsync("master", "--json");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("nothing to do", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(ran.Json.GetProperty("releases").EnumerateArray());
        Assert.Equal(before, await team.StatusAsync());
    }

    [Fact]
    public async Task With_json_stdout_is_one_document_and_stderr_tells_the_rest()
    {
        using var team = new RehearsedRepository();

        var ran = await team.DeployAsync("master", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        var release = Assert.Single(ran.Json.GetProperty("releases").EnumerateArray());
        Assert.Equal("yunojuno-uat", release.GetProperty("app").GetString());
        Assert.Equal(team.First, release.GetProperty("commit").GetString());
        Assert.True(ran.Json.GetProperty("rehearsal").GetBoolean());
        Assert.Contains("   | -----> ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feature_branch_goes_to_its_author_s_own_app_and_a_stranger_is_refused()
    {
        using var team = new RehearsedRepository();
        team.Git.Branch("feature/x");
        var commit = team.Git.Commit("Work", TemporaryRepository.Grace, ("app.py", "2\n"));

        var ran = await team.DeployAsync("feature/x");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(commit, (await team.Line.StatusAsync("yunojuno-dev-2")).GetProperty("commit").GetString());

        team.Git.Commit("Strange", "Stranger <stranger@elsewhere.example>", ("app.py", "3\n"));
        var before = await team.StatusAsync();
        var refused = await team.DeployAsync("feature/x");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("stranger@elsewhere.example", refused.Output, StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());
    }

    [Fact]
    public async Task A_branch_without_a_route_exits_3_and_says_what_would_match()
    {
        using var team = new RehearsedRepository();

        var ran = await team.DeployAsync("nothing/here");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("no route of the plan takes the branch nothing/here", ran.Output, StringComparison.Ordinal);
        Assert.Contains("feature/* -> dev-{slot}", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feature_commit_labelled_master_is_refused_against_a_real_remote()
    {
        using var team = new RehearsedRepository();
        using var remote = TemporaryRepository.CreateBare();
        team.Git.AddRemote(remote);
        team.Git.Push("master");
        team.Git.Branch("feature/x");
        var commit = team.Git.Commit("Not reviewed");
        team.Git.Push("feature/x");

        var ran = await team.DeployAsync("master", "--commit", commit);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("may not go to UAT as master", ran.Output, StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").ValueKind);
    }

    [Fact]
    public async Task What_UAT_runs_is_never_replaced_by_something_older()
    {
        using var team = new RehearsedRepository();
        team.Git.Commit("Second", TemporaryRepository.Ada, ("app.py", "2\n"));
        await team.DeployAsync("master");

        var ran = await team.DeployAsync("master", "--commit", team.First);

        Assert.Equal(6, ran.ExitCode);
        Assert.Contains("already runs a descendant", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submodule_is_refused_before_anything_changes()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(new ConfigVarAttribute("A", "1"), new MaintenanceAttribute())));
        team.Git.Git("update-index", "--add", "--cacheinfo", $"160000,{team.First},vendor/library");
        team.Git.CommitIndex("Add a submodule", TemporaryRepository.Ada);
        var before = await team.StatusAsync();

        var ran = await team.DeployAsync("master");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("vendor/library", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());
    }

    [Fact]
    public async Task Plan_shows_the_steps_and_every_call_and_changes_nothing()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(new ConfigVarAttribute("A", "1"))));
        var before = await team.StatusAsync();

        var ran = await team.Line.RunAsync("plan", "--branch", "master", "--rehearse", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        var delivery = Assert.Single(ran.Json.GetProperty("deliveries").EnumerateArray());
        Assert.Equal("UAT", delivery.GetProperty("environment").GetString());
        Assert.Equal(
            ["PATCH /apps/yunojuno-uat/config-vars", "POST /sources", "PUT (the address that Heroku names for the upload)", "POST /apps/yunojuno-uat/builds"],
            delivery.GetProperty("steps").EnumerateArray().SelectMany(step => step.GetProperty("calls").EnumerateArray()).Select(call => call.GetString()));
        Assert.Equal(before, await team.StatusAsync());
        Assert.Contains("1. set A on yunojuno-uat", (await team.Line.RunAsync("plan", "--branch", "master", "--rehearse")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_apps_get_one_slug()
    {
        var uat = SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("yunojuno-uat"), new HerokuAppAttribute("yunojuno-jobs"));
        using var team = new RehearsedRepository(SamplePlan.Of(uat));

        var ran = await team.DeployAsync("master", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(["yunojuno-uat", "yunojuno-jobs"], ran.Json.GetProperty("releases").EnumerateArray().Select(release => release.GetProperty("app").GetString()));
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-jobs")).GetProperty("commit").GetString());
    }
}
