namespace Deployment.Sdk.EndToEnd.Tests;

/// <summary>The table of the case study, delivered.</summary>
public sealed class DeliveryTests
{
    private static readonly string[] Promote =
        ["promote", "UAT", "LIVE", "--rehearse", "--approve", "sales", "--approve", "support"];

    [Fact]
    public async Task Master_goes_to_UAT_with_build_log_release_and_smoke_test()
    {
        using var team = new TheTeamsRepository();

        (await team.Sample.RunAsync("deploy", "--branch", "master", "--rehearse")).Exits(0)
            .Says("Procfile declares types")
            .Says("yunojuno-uat is at v")
            .Says("answered 200");

        var uat = Status(await team.Sample.RunAsync("status", "--rehearse", "--json"), "yunojuno-uat");
        Assert.Equal(team.Local.Head, uat.GetProperty("commit").GetString());
    }

    [Fact]
    public async Task The_gates_of_the_case_study_decide_and_its_rooms_are_told()
    {
        using var team = new TheTeamsRepository();

        var run = (await team.Sample.RunAsync("deploy", "--branch", "master", "--rehearse", "--json")).Exits(0);

        Assert.Equal(
            [
                "Codeship gate UAT", "Codeship gate UAT",
                "tox gate UAT",
                "Codecov gate UAT", "Codecov gate UAT",
                "HipChat started UAT", "Slack started UAT", "Bitbucket started UAT",
                "HipChat deployed UAT", "Slack deployed UAT", "Bitbucket deployed UAT", "Elastic APM deployed UAT",
                "Opbeat deployed UAT", "Trello deployed UAT", "Trello deployed UAT",
            ],
            run.Json.GetProperty("services").EnumerateArray()
                .Select(call => $"{call.GetProperty("service").GetString()} {call.GetProperty("event").GetString()}"));
    }

    [Fact]
    public async Task A_second_deploy_of_the_same_commit_has_nothing_to_do()
    {
        using var team = new TheTeamsRepository();
        (await team.Sample.RunAsync("deploy", "--branch", "master", "--rehearse")).Exits(0);

        (await team.Sample.RunAsync("deploy", "--branch", "master", "--rehearse")).Exits(0).Says("nothing to do");
    }

    [Fact]
    public async Task What_UAT_runs_is_promoted_to_LIVE_as_the_same_slug()
    {
        using var team = new TheTeamsRepository();
        (await team.Sample.RunAsync("deploy", "--branch", "master", "--rehearse")).Exits(0);

        (await team.Sample.RunAsync([.. Promote, "--confirm", "yunojuno-live"])).Exits(0).Says("yunojuno-live is at v");

        var status = await team.Sample.RunAsync("status", "--rehearse", "--json");
        Assert.Equal(
            Status(status, "yunojuno-uat").GetProperty("slug").GetString(),
            Status(status, "yunojuno-live").GetProperty("slug").GetString());
    }

    [Fact]
    public async Task A_missing_approval_is_pending_and_names_the_role()
    {
        using var team = new TheTeamsRepository();
        (await team.Sample.RunAsync("deploy", "--branch", "master", "--rehearse")).Exits(0);

        (await team.Sample.RunAsync("promote", "UAT", "LIVE", "--rehearse", "--approve", "sales", "--confirm", "yunojuno-live"))
            .Exits(4).Says("--approve support");
    }

    [Fact]
    public async Task Dev_goes_to_DEV_alone()
    {
        using var team = new TheTeamsRepository();
        team.Local.Branch("dev");
        team.Local.Commit("Try it", TheTeamsRepository.Developer, ("try.txt", "it\n"));

        (await team.Sample.RunAsync("deploy", "--branch", "dev", "--rehearse")).Exits(0);

        var status = await team.Sample.RunAsync("status", "--rehearse", "--json");
        Assert.Equal(team.Local.Head, Status(status, "yunojuno-dev").GetProperty("commit").GetString());
        Assert.Null(Status(status, "yunojuno-uat").GetProperty("commit").GetString());
    }

    [Fact]
    public async Task A_feature_goes_to_its_authors_own_app()
    {
        using var team = new TheTeamsRepository();
        team.Local.Branch("feature/x");
        team.Local.Commit("Feature", "Dev Two <dev-2@yunojuno.example>", ("x.txt", "x\n"));

        (await team.Sample.RunAsync("deploy", "--branch", "feature/x", "--rehearse")).Exits(0).Says("yunojuno-dev-2 is at v");
    }

    [Fact]
    public async Task A_strangers_feature_is_refused_with_the_reason()
    {
        using var team = new TheTeamsRepository();
        team.Local.Branch("feature/x");
        team.Local.Commit("Feature", "Stranger <stranger@elsewhere.example>", ("x.txt", "x\n"));

        (await team.Sample.RunAsync("deploy", "--branch", "feature/x", "--rehearse")).Exits(3).Says("stranger@elsewhere.example");
    }

    [Fact]
    public async Task A_branch_without_a_route_is_refused_and_learns_what_would_match()
    {
        using var team = new TheTeamsRepository();

        (await team.Sample.RunAsync("deploy", "--branch", "nothing/here", "--rehearse")).Exits(3)
            .Says("master").Says("feature/*");
    }

    [Fact]
    public async Task A_feature_commit_that_is_labelled_master_is_refused()
    {
        using var team = new TheTeamsRepository();
        team.Local.Branch("feature/x");
        var commit = team.Local.Commit("Feature", TheTeamsRepository.Developer, ("x.txt", "x\n"));
        team.Local.Push("feature/x");

        (await team.Sample.RunAsync("deploy", "--branch", "master", "--commit", commit, "--rehearse")).Exits(3).Says("master");
        (await team.Sample.RunAsync(
            [("CI", "true"), ("CI_NAME", "codeship"), ("CI_BRANCH", "master"), ("CI_COMMIT_ID", commit), ("CI_BUILD_NUMBER", "7")],
            "deploy",
            "--rehearse")).Exits(3).Says("master");
    }

    [Fact]
    public async Task A_failing_release_phase_leaves_the_old_release_running()
    {
        using var team = new TheTeamsRepository();
        (await team.Sample.RunAsync("deploy", "--branch", "master", "--rehearse")).Exits(0);
        var running = Status(await team.Sample.RunAsync("status", "--rehearse", "--json"), "yunojuno-uat").GetProperty("version").GetInt32();
        team.Local.Commit("Break it", TheTeamsRepository.Developer, ("Procfile", "web: gunicorn yunojuno.wsgi\nrelease: exit 1\n"));
        team.Local.Push("master");

        (await team.Sample.RunAsync("deploy", "--branch", "master", "--rehearse")).Exits(1).Says("keeps running");

        Assert.Equal(
            running,
            Status(await team.Sample.RunAsync("status", "--rehearse", "--json"), "yunojuno-uat").GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("graph")]
    [InlineData("explain", "master")]
    [InlineData("deploy", "--branch", "nothing/here", "--rehearse")]
    public async Task Output_that_nobody_can_read_is_an_exit_code_and_no_crash(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the full device is Linux's");
        using var team = new TheTeamsRepository();

        var ran = await team.Sample.RunIntoAsync("/dev/full", arguments);

        Assert.True(ran.ExitCode == (arguments[0] == "deploy" ? 3 : 1), $"{ran.ExitCode}: {ran.Error}");
        Assert.DoesNotContain("Unhandled", ran.Error);
    }

    private static System.Text.Json.JsonElement Status(SampleRun run, string app) =>
        run.Exits(0).Json.GetProperty("apps").EnumerateArray().Single(row => row.GetProperty("app").GetString() == app);
}
