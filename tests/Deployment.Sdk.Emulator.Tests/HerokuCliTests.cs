using System.Diagnostics;
using System.Globalization;
using Deployment.Sdk.Emulator.Tests.Contract;
using Deployment.Sdk.Emulator.Tests.Support;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Emulator.Tests;

/// <summary>Heroku's own command line, against an emulator of this process. The cases stand in <c>tests/heroku-cli/cases.mjs</c>.</summary>
public sealed class HerokuCliTests(ITestOutputHelper output)
{
    private const string NoNode = "node is not installed.";

    /// <summary>Longer than the command line's poll of once a second, so that it sees a release command run.</summary>
    private static readonly TimeSpan Stage = TimeSpan.FromMilliseconds(700);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Herokus_own_command_line_does_all_that_delivery_needs()
    {
        var cli = Environment.GetEnvironmentVariable("HEROKU_CLI");
        if (cli is null)
        {
            Assert.Skip("HEROKU_CLI does not name bin/run.js of the npm package heroku; docs/emulator.md says how to get it.");
        }

        var folder = Rig.NewFolder();
        try
        {
            var options = new RehearsalOptions(TestPlan.Shop(), folder);
            await using var emulator = await HerokuEmulator.StartAsync(
                options, new EmulatorSettings { StageDelay = Stage }, cancellationToken: Ct);
            var certificate = Path.Combine(folder, "certificate.pem");
            await File.WriteAllTextAsync(certificate, emulator.Certificate.ExportCertificatePem(), Ct);

            // What the command line is answered is held against the schema too.
            await using var proxy = await WitnessingProxy.StartAsync(emulator.Api, null, Ct);
            var (status, text) = await JudgeAsync(proxy.Address, emulator.Token, cli, certificate);

            output.WriteLine(text);
            Assert.True(status == 0, text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("http://emulator:5057")]
    [InlineData("https://api.heroku.com")]
    [InlineData("http://127.0.0.1.example.com:5057")]
    [InlineData("http://127.0.0.1:5057@example.com")]
    [InlineData("")]
    public async Task Nothing_is_started_for_a_host_that_is_not_literally_loopback(string host)
    {
        Assert.SkipUnless(await HasNodeAsync(), NoNode);

        var (status, text) = await RunAsync(Node(("HEROKU_HOST", host), ("HEROKU_CLI", "/nowhere"), ("HEROKU_API_KEY", "none")));

        Assert.NotEqual(0, status);
        Assert.Contains("HEROKU_HOST must be http://127.0.0.1:PORT", text);
        Assert.Contains("Nothing was started.", text);
    }

    [Theory]
    [InlineData("require('net').connect(443, 'api.heroku.invalid')")]
    [InlineData("require('http').get('http://192.0.2.1/')")]
    [InlineData("require('https').get('https://api.heroku.invalid/')")]
    [InlineData("fetch('https://api.heroku.invalid/')")]
    public async Task What_the_command_line_runs_in_cannot_connect_to_anything_but_loopback(string script)
    {
        Assert.SkipUnless(await HasNodeAsync(), NoNode);
        var log = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var start = new ProcessStartInfo("node", ["--require", Script("guard.cjs"), "--eval", script]);
        start.Environment["HEROKU_CLI_LOG"] = log;

        var (status, text) = await RunAsync(start);

        var noted = await File.ReadAllTextAsync(log, Ct);
        File.Delete(log);
        Assert.NotEqual(0, status);
        Assert.Contains("only loopback is allowed here", text);
        Assert.Contains("REFUSED ", noted);
    }

    private static Task<(int Status, string Text)> JudgeAsync(Uri api, string token, string cli, string certificate) => RunAsync(Node(
        ("HEROKU_CLI", cli),
        ("HEROKU_HOST", api.GetLeftPart(UriPartial.Authority)),
        ("HEROKU_API_KEY", token),
        ("HEROKU_API_CERTIFICATE", certificate),
        ("HEROKU_EMULATOR_STAGE_MS", Stage.TotalMilliseconds.ToString(CultureInfo.InvariantCulture))));

    private static async Task<bool> HasNodeAsync()
    {
        try
        {
            return (await RunAsync(new ProcessStartInfo("node", "--version"))).Status == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo Node(params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("node", [Script("run.mjs")]);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "heroku-cli", name);

    private static async Task<(int Status, string Text)> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        try
        {
            var (outText, errText) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
            await process.WaitForExitAsync(Ct);
            return (process.ExitCode, await outText + await errText);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
