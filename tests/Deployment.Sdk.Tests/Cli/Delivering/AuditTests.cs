using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class AuditTests
{
    [Fact]
    public async Task A_pipeline_that_is_as_the_plan_says_has_no_finding()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");

        var ran = await team.Line.RunAsync("audit", "--rehearse", "--json", "--detailed-exitcode");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Empty(ran.Json.GetProperty("findings").EnumerateArray());
        Assert.DoesNotContain("no ledger", ran.Output, StringComparison.Ordinal);
        Assert.Contains("nothing found outside the plan", (await team.Line.RunAsync("audit", "--rehearse")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_did_by_hand_is_found_with_what_helps()
    {
        var uat = SamplePlan.Uat(
            new ConfigVarAttribute("LOG_LEVEL", "debug"),
            new ConfigVarAttribute("NEW", "1"),
            new RemovedConfigVarAttribute("OLD"),
            new AddonAttachmentAttribute("DATABASE", "postgresql-curved-12345"));
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(uat: uat));
        await heroku.SetAsync("yunojuno-uat", ("LOG_LEVEL", "hunter2"), ("OLD", "hunter2"), ("STRANGE", "hunter2"));
        await heroku.CallAsync("PATCH", "/apps/yunojuno-uat", new { maintenance = true });
        await heroku.CallAsync("DELETE", "/apps/yunojuno-uat/addons/postgresql-curved-12345");
        var coupling = await heroku.CallAsync("GET", "/apps/yunojuno-dev/pipeline-couplings");
        await heroku.CallAsync("PATCH", $"/pipeline-couplings/{coupling.GetProperty("id").GetString()}", new { stage = "staging" });
        coupling = await heroku.CallAsync("GET", "/apps/yunojuno-dev-2/pipeline-couplings");
        await heroku.CallAsync("DELETE", $"/pipeline-couplings/{coupling.GetProperty("id").GetString()}");
        await heroku.CallAsync("POST", "/apps", new { name = "yunojuno-shadow" });
        await heroku.CallAsync("POST", "/pipeline-couplings", new
        {
            app = "yunojuno-shadow", pipeline = coupling.GetProperty("pipeline").GetProperty("id").GetString(), stage = "production",
        });
        await heroku.CallAsync("DELETE", "/apps/yunojuno-live");
        var line = heroku.Line();
        line.Environment["HEROKU_API_KEY"] = heroku.Token;

        var ran = await line.RunAsync("audit", "--json", "--detailed-exitcode");

        // LIVE has no token here, so it was not looked at.
        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.Equal(
            [
                "Error yunojuno-shadow is in the pipeline yunojuno, stage production, and the plan does not know it",
                "Error yunojuno-uat lacks the add-on postgresql-curved-12345 as DATABASE",
                "Error yunojuno-dev yunojuno-dev is in stage staging of the pipeline yunojuno; the plan says development",
                "Error yunojuno-dev-2 yunojuno-dev-2 is not in the pipeline yunojuno",
                "Info yunojuno-uat has config vars that the plan does not declare: STRANGE",
                "Warning yunojuno-uat has other values than the plan declares for LOG_LEVEL",
                "Warning yunojuno-uat is in maintenance: visitors see the maintenance page",
                "Warning yunojuno-uat lacks the declared config vars NEW",
                "Warning yunojuno-uat still has what is declared as removed: OLD",
            ],
            Findings(ran).Order(StringComparer.Ordinal).OrderBy(finding => finding.Split(' ')[0]).ThenBy(finding => finding.Contains("shadow", StringComparison.Ordinal) ? 0 : finding.Contains("uat", StringComparison.Ordinal) ? 1 : 2));
        Assert.All(
            ran.Json.GetProperty("findings").EnumerateArray(), finding => Assert.NotEmpty(finding.GetProperty("remedy").GetString()!));
        Assert.Equal("yunojuno-live", Assert.Single(ran.Json.GetProperty("unread").EnumerateArray()).GetProperty("app").GetString());
        Assert.DoesNotContain("hunter2", ran.All, StringComparison.Ordinal);

        var text = await line.RunAsync("audit");
        Assert.Contains("warning UAT (yunojuno-uat): is in maintenance", text.Output, StringComparison.Ordinal);
        Assert.Contains("try: heroku maintenance:off --app yunojuno-uat", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_by_hand_is_found_and_one_of_ours_is_not()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());
        var line = heroku.Line("UAT", "DEV", "DEV_1", "DEV_2");
        await line.RunAsync("deploy", "--branch", "master");
        Assert.DoesNotContain(Findings(await line.RunAsync("audit", "--json")), finding => finding.Contains("yunojuno-uat ", StringComparison.Ordinal));

        await heroku.BuildAsync("yunojuno-uat");

        Assert.Contains(
            Findings(await line.RunAsync("audit", "--json")),
            finding => finding.StartsWith("Warning yunojuno-uat did not come through a delivery of the plan: v", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_below_production_that_sees_production_is_found()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());

        var line = heroku.Line("UAT");
        Assert.Contains(
            "Error yunojuno-live the token of UAT sees yunojuno-live, which is LIVE: whatever runs for UAT could change production",
            Findings(await line.RunAsync("audit", "--json")));

        await heroku.CallAsync("DELETE", "/apps/yunojuno-live");
        Assert.DoesNotContain(Findings(await line.RunAsync("audit", "--json")), finding => finding.Contains("yunojuno-live", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_can_change_production_is_listed()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());
        var line = heroku.Line("LIVE");

        var ran = await line.RunAsync("audit", "--json");

        var owner = ran.Json.GetProperty("collaborators").EnumerateArray().Single(entry => entry.GetProperty("app").GetString() == "yunojuno-live");
        Assert.Equal((true, "owner"), (owner.GetProperty("canChange").GetBoolean(), owner.GetProperty("role").GetString()));
        Assert.Contains("manage", owner.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()));
        Assert.Contains("who can change yunojuno-live, which is production:", (await line.RunAsync("audit")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_change_an_app_and_is_nobody_that_the_plan_declares_is_found()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());
        var owner = (await heroku.Line("UAT").RunAsync("audit", "--json")).Json.GetProperty("collaborators").EnumerateArray()
            .First(entry => entry.GetProperty("app").GetString() == "yunojuno-uat").GetProperty("email").GetString()!;

        Assert.DoesNotContain(await FindingsAsync(), finding => finding.Contains("nobody that the plan declares", StringComparison.Ordinal));
        Assert.Contains(
            $"Warning {owner} may change yunojuno-uat, and is nobody that the plan declares",
            (await FindingsAsync(new PersonAttribute("ada@yunojuno.example"))).Select(finding => finding.Replace("  ", " ", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            await FindingsAsync(new PersonAttribute("ada@yunojuno.example", owner.ToUpperInvariant())),
            finding => finding.Contains("nobody that the plan declares", StringComparison.Ordinal));

        async Task<string[]> FindingsAsync(params Attribute[] people)
        {
            var line = new CommandLine(SamplePlan.Of(more: people), heroku.Git.Path) { Rehearsal = new NoRehearsal() };
            foreach (var (name, value) in heroku.Line("UAT").Environment)
            {
                line.Environment[name] = value;
            }

            return Findings(await line.RunAsync("audit", "--json"));
        }
    }

    [Fact]
    public async Task With_nothing_but_a_finding_the_exit_code_is_2_when_asked()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(uat: SamplePlan.Uat(new ConfigVarAttribute("NEW", "1"))));

        Assert.Equal(0, (await team.Line.RunAsync("audit", "--rehearse")).ExitCode);
        var ran = await team.Line.RunAsync("audit", "--rehearse", "--detailed-exitcode");
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("1 finding", ran.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await team.Line.RunAsync("config", "apply", "UAT", "--rehearse")).ExitCode);
        Assert.Equal(0, (await team.Line.RunAsync("audit", "--rehearse", "--detailed-exitcode")).ExitCode);
    }

    private static string[] Findings(Ran ran) =>
    [
        .. ran.Json.GetProperty("findings").EnumerateArray().Select(finding =>
            $"{finding.GetProperty("severity").GetString()} {finding.GetProperty("app").GetString()} {finding.GetProperty("what").GetString()}"),
    ];
}
