using System.Text.Json;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class LogsTests
{
    [Fact]
    public async Task The_last_lines_of_an_environment_are_shown()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");

        var ran = await team.Line.RunAsync("logs", "UAT", "--rehearse");
        var one = await team.Line.RunAsync("logs", "UAT", "--lines", "1", "--rehearse");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("Build succeeded", ran.Output, StringComparison.Ordinal);
        Assert.Single(one.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("app[", StringComparison.Ordinal) || line.Contains("heroku[", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_JSON_each_line_is_a_document()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");

        var ran = await team.Line.RunAsync("logs", "UAT", "--rehearse", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        var lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal(("UAT", "yunojuno-uat"), (line.GetProperty("environment").GetString(), line.GetProperty("app").GetString())));
    }

    [Fact]
    public async Task A_tail_goes_on_until_it_is_stopped_and_ends_with_130()
    {
        using var stop = new CancellationTokenSource();
        RehearsedRepository? team = null;
        var acts = 0;
        using var output = new Seeing(line =>
        {
            if (line.Contains("TAILED", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
            else if (Interlocked.Exchange(ref acts, 1) == 0)
            {
                _ = team!.Heroku.SetConfigAsync("yunojuno-uat", "TAILED", "1", CancellationToken.None);
            }
        });
        team = new RehearsedRepository(output: output);
        using (team)
        {
            var ran = await team.Line.RunAsync(stop.Token, "logs", "UAT", "--tail", "--rehearse");

            Assert.True(ran.ExitCode == 130, ran.All);
        }
    }

    [Theory]
    [InlineData("NOWHERE", "100", "the plan knows no environment NOWHERE")]
    [InlineData("UAT", "1501", "--lines 1501 is not between 1 and 1500")]
    [InlineData("UAT", "0", "--lines 0 is not between 1 and 1500")]
    public async Task What_cannot_be_shown_is_refused(string environment, string lines, string reason)
    {
        using var team = new RehearsedRepository();

        var ran = await team.Line.RunAsync("logs", environment, "--lines", lines, "--rehearse");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains(reason, ran.All, StringComparison.Ordinal);
    }

    private sealed class Seeing(Action<string> see) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            see(value!);
        }
    }
}
