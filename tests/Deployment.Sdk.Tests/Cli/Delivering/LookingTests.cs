using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>The verbs that change nothing.</summary>
public sealed class LookingTests
{
    [Fact]
    public async Task Status_is_a_table_with_a_row_for_each_app()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");

        var ran = await team.Line.RunAsync("status", "--rehearse");

        Assert.Equal(0, ran.ExitCode);
        Assert.All(
            ["yunojuno-uat", "yunojuno-dev ", "yunojuno-dev-1", "yunojuno-dev-2", "yunojuno-live"],
            app => Assert.Contains(app, ran.Output, StringComparison.Ordinal));
        Assert.Contains(team.First[..12], ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Output);
    }

    [Fact]
    public async Task A_planned_promotion_finds_its_source_and_shows_gates_and_the_pinned_release()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");

        var ran = await team.Line.RunAsync("plan", "--to", "live", "--rehearse");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("UAT (", ran.Output, StringComparison.Ordinal);
        Assert.Contains("asks: approval by sales", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"1\. promote v\d+ \(\w{12}\) of yunojuno-uat to yunojuno-live", ran.Output);
        Assert.Contains("POST /pipeline-promotions", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_promotion_without_a_source_is_a_question_of_usage()
    {
        using var team = new RehearsedRepository();

        var ran = await team.Line.RunAsync("plan", "--to", "DEV", "--rehearse", "--json");

        Assert.Equal(64, ran.ExitCode);
        Assert.Equal("no promotion of the plan leads to DEV", ran.Json.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_source_that_stands_for_several_apps_must_be_named()
    {
        var (developers, uat) = (SamplePlan.Developers(), SamplePlan.Uat());
        var plan = new Plan("yunojuno") { Routes = [new Route("feature/*", developers)], Promotions = [new Promotion(developers, uat)] };
        using var team = new RehearsedRepository(plan);

        var ran = await team.Line.RunAsync("plan", "--to", "UAT", "--rehearse", "--json");

        Assert.Equal(64, ran.ExitCode);
        Assert.Equal("name one of: dev-1, dev-2", ran.Json.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task The_commits_that_would_arrive_are_listed()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        team.Git.Commit("Fix the\u202e invoice", TemporaryRepository.Grace, ("app.py", "2\n"));

        var ran = await team.Line.RunAsync("plan", "--branch", "master", "--rehearse");

        Assert.Matches(@"\+ \w{12} Fix the\\u202e invoice \(Grace Hopper\)", ran.Output);
    }

    [Fact]
    public async Task The_emulator_runs_until_it_is_stopped_and_keeps_its_token_to_its_owner()
    {
        using var stop = new CancellationTokenSource();
        UnixFileMode? mode = null;
        var (tokenFile, productionTokenFile) = ("", "");
        string[] tokens = [];
        var output = new ReadingWriter(document =>
        {
            var told = System.Text.Json.JsonDocument.Parse(document).RootElement;
            tokenFile = told.GetProperty("tokenFile").GetString()!;
            productionTokenFile = told.GetProperty("productionTokenFile").GetString()!;
            tokens = [File.ReadAllText(tokenFile), File.ReadAllText(productionTokenFile)];
            mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(tokenFile);
            stop.Cancel();
        });
        using var team = new RehearsedRepository(output: output);

        var ran = await team.Line.RunAsync(stop.Token, "emulate", "--json");

        Assert.Equal(0, ran.ExitCode);
        Assert.False(File.Exists(tokenFile));
        Assert.False(File.Exists(productionTokenFile));
        Assert.Equal([team.Heroku.Latest!.Token, team.Heroku.Latest.ProductionToken], tokens);
        Assert.DoesNotContain(team.Heroku.Latest.Token, ran.All, StringComparison.Ordinal);
        Assert.DoesNotContain(team.Heroku.Latest.ProductionToken, ran.All, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        }
    }

    [Fact]
    public async Task The_emulator_names_all_that_keeps_the_Heroku_command_line_on_this_machine()
    {
        using var stop = new CancellationTokenSource();
        var lines = new List<string>();
        var certificate = "";
        var output = new ReadingWriter(line =>
        {
            lines.Add(line);
            if (line.Contains("stop it with Ctrl-C", StringComparison.Ordinal))
            {
                certificate = File.ReadAllText(lines.Select(told => told.Split("NODE_EXTRA_CA_CERTS='")).Single(parts => parts.Length == 2)[1].Split('\'')[0]);
                stop.Cancel();
            }
        });
        using var team = new RehearsedRepository(output: output);

        var ran = await team.Line.RunAsync(stop.Token, "emulate");

        Assert.Equal(0, ran.ExitCode);
        var address = team.Heroku.Latest!.Api.GetLeftPart(UriPartial.Authority);
        var said = string.Join('\n', lines);
        Assert.Contains($" HEROKU_HOST={address} ", said, StringComparison.Ordinal);
        Assert.Contains($" HEROKU_PARTICLEBOARD_URL={address} ", said, StringComparison.Ordinal);
        Assert.Contains(" HEROKU_API_KEY=\"$(cat '", said, StringComparison.Ordinal);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", certificate, StringComparison.Ordinal);
    }

    private sealed class ReadingWriter(Action<string> read) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            read(value!);
        }
    }
}
