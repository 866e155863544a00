using System.Text.Json;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Scenarios;

/// <summary>How a command line asks for a bad day.</summary>
public sealed class ScenarioOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("deploy --branch master --rehearse")]
    [InlineData("promote UAT LIVE --rehearse")]
    [InlineData("status --rehearse")]
    [InlineData("plan --branch master --rehearse")]
    [InlineData("emulate")]
    public async Task A_scenario_that_does_not_exist_exits_64_with_those_that_do_and_starts_nothing(string line)
    {
        var ran = await Line().RunAsync([.. line.Split(' '), "--scenario", "fire:yunojuno-uat", "--json"]);

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("there is no scenario 'fire'; there are build-fails, build-hangs, ", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("see: dotnet run -- emulate --scenarios", ran.Json.GetProperty("remedy").GetString());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task An_app_that_the_plan_does_not_have_exits_64_with_those_that_it_has()
    {
        var ran = await Line().RunAsync("deploy", "--rehearse", "--scenario", "build-fails:yunojuno-uta");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("the plan has no app 'yunojuno-uta'; it has yunojuno-uat, ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("yunojuno-dev-2", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file_exits_64_and_names_the_place()
    {
        File.WriteAllText(_folder["day.json"], """{"format":1,"name":"mine","faults":[{"on":"build","then":"burn"}]}""");

        var ran = await Line().RunAsync("deploy", "--rehearse", "--scenario-file", "day.json");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("day.json, faults[0].then: there is no effect \"burn\"; it is one of fail, hang, ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_JSON_is_answered_with_the_place_and_not_with_a_list_of_names()
    {
        File.WriteAllText(_folder["day.json"], "{\"format\":1,\n \"name\" \"mine\"}");

        var ran = await Line().RunAsync("deploy", "--rehearse", "--scenario-file", "day.json", "--json");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("day.json, line 2, column 9: this is no JSON: ", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", ran.All, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, ran.Json.GetProperty("remedy").ValueKind);
    }

    [Fact]
    public void The_emulator_of_its_own_lists_its_scenarios_by_its_own_name()
    {
        var context = new ProgramContext(SamplePlan.Of(), _ => default, HerokuEmulator.Rehearsal, ProgramHost.Process()) { Emulate = "heroku-emulator" };

        var problem = new ScenarioChoice(["fire"], null).Problem(context);

        Assert.Equal("see: heroku-emulator --scenarios", problem?.Remedy);
    }

    [Theory]
    [InlineData("deploy --branch master --scenario slow", "--scenario is for rehearsals: add --rehearse")]
    [InlineData("deploy --scenario-file x.json", "--scenario-file is for rehearsals: add --rehearse")]
    [InlineData("explain master --scenario slow", "--scenario is for rehearsals: add --rehearse")]
    public async Task The_real_Heroku_has_its_bad_days_by_itself(string line, string says)
    {
        var ran = await new CommandLine(SamplePlan.Of(), _folder.Path) { Rehearsal = new NoRehearsal() }.RunAsync(line.Split(' '));

        Assert.Equal(64, ran.ExitCode);
        Assert.StartsWith(says, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_that_knows_no_scenarios_says_so()
    {
        var ran = await new CommandLine(SamplePlan.Of(), _folder.Path) { Rehearsal = new NoRehearsal() }
            .RunAsync("status", "--rehearse", "--scenario", "slow");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("this rehearsal knows no scenarios", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emulate_lists_what_there_is_and_opens_nothing()
    {
        var text = await Line().RunAsync("emulate", "--scenarios");
        var json = await Line().RunAsync("emulate", "--scenarios", "--json");

        Assert.Equal((0, 0), (text.ExitCode, json.ExitCode));
        Assert.Contains("build-fails      every build fails", text.Output, StringComparison.Ordinal);
        Assert.Equal(
            HerokuEmulator.Rehearsal.Scenarios.Select(scenario => scenario.Name),
            json.Json.GetProperty("scenarios").EnumerateArray().Select(scenario => scenario.GetProperty("name").GetString()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_scenario_that_nothing_met_is_said_not_to_have_happened()
    {
        using var team = new BadDay();

        var ran = await team.DeployAsync("--scenario", "build-fails:yunojuno-live");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("note: scenario build-fails:yunojuno-live is on: every build fails", ran.Output, StringComparison.Ordinal);
        Assert.Contains("note: nothing that this command did met the scenario, so nothing went wrong by it", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_found_beside_the_command_and_named_in_the_output()
    {
        using var team = new BadDay();
        var file = Path.Combine(team.Git.Path, "day.json");
        await File.WriteAllTextAsync(
            file, """{"format":1,"name":"a bad Monday","scenarios":["slow"],"faults":[{"on":"build","then":"fail"}]}""", TestContext.Current.CancellationToken);

        var ran = await team.DeployAsync("--scenario-file", "day.json", "--json");

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal([file], ran.Json.GetProperty("scenarios").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains($"note: the scenario of {file} is on", ran.Error, StringComparison.Ordinal);
        Assert.Contains("note: scenario a bad Monday: the build of yunojuno-uat was made to fail", ran.Error, StringComparison.Ordinal);
        Assert.Matches(@"note: scenario slow: GET /apps/yunojuno-uat\S* took 2 s longer \(\d+ times, this first\)", ran.Error);
    }

    [Fact]
    public async Task A_session_of_code_takes_scenarios_as_the_command_line_does()
    {
        var ct = TestContext.Current.CancellationToken;
        var plan = SamplePlan.Of();

        await using var session = await DeliverySession.OpenAsync(
            plan,
            SamplePlan.Resolver(plan),
            new DeliverySessionOptions
            {
                WorkingDirectory = _folder.Path,
                Environment = new Dictionary<string, string>(),
                Rehearsal = HerokuEmulator.Rehearsal,
                RehearsalFolder = _folder["state"],
                Scenarios = ["unavailable"],
            },
            ct);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(session.Rehearsal!.Api, "/apps"));
        request.Headers.Add("Authorization", $"Bearer {session.Rehearsal.Token}");
        request.Headers.Add("Accept", "application/vnd.heroku+json; version=3");
        using var answer = await http.SendAsync(request, ct);

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Equal("unavailable", Assert.Single(session.Rehearsal.InjectedFaults).Scenario);
    }

    private CommandLine Line()
    {
        var line = new CommandLine(SamplePlan.Of(), _folder.Path);
        line.Environment["DEPLOYMENT_REHEARSAL_FOLDER"] = Path.Combine(_folder.Path, "state");
        return line;
    }
}
