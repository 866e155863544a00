using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class DynoTests
{
    private const string Dev = TestPlan.Dev;
    private const string Dynos = $"/apps/{Dev}/dynos";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("python manage.py migrate", 0)]
    [InlineData("sh -c 'python manage.py migrate; exit 7'", 7)]
    [InlineData("echo '# no comment'", 0)]
    [InlineData("false", 1)]
    public async Task An_attached_dyno_shows_what_it_would_run_and_the_status_that_the_client_asks_for(string command, int status)
    {
        await using var rig = await DeployedAsync();

        var (dyno, output) = await RunAsync(rig, $"{command} ; echo \"\uFFFF heroku-command-exit-status: $?\"");

        var lines = output.Split("\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("rendezvous\r", lines[0]);
        Assert.Equal($"(rehearsal) would run: {command}", lines[1]);
        Assert.Equal($"\uFFFF heroku-command-exit-status: {status}", lines[^1]);
        using var gone = await rig.Http.GetAsync($"{Dynos}/{dyno["name"]}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("exit 7")]
    [InlineData("python manage.py migrate; exit 7")]
    [InlineData("python manage.py migrate # quickly")]
    [InlineData("exec python manage.py migrate")]
    [InlineData("set -e; false")]
    [InlineData("(true); exit 7")]
    public async Task Nothing_is_printed_after_what_ends_its_shell(string command)
    {
        await using var rig = await DeployedAsync();

        var (_, bare) = await RunAsync(rig, $"{command} ; echo \"over: $?\"");
        var (_, apart) = await RunAsync(rig, $"( {command}\n) ; echo \"over: $?\"");

        Assert.Contains($"would run: {command}\n", bare);
        Assert.DoesNotContain("over:", bare);
        Assert.Contains($"would run: {command}\n", apart);
        Assert.Matches(@"\nover: [0-9]+\n\z", apart);
    }

    [Fact]
    public async Task The_terminal_opens_once_and_only_to_its_secret()
    {
        await using var rig = await DeployedAsync();
        var dyno = await rig.PostAsync(Dynos, """{"command":"ls","attach":true,"force_no_tty":true}""");
        var url = new Uri(dyno["attach_url"]!.GetValue<string>());

        var stranger = await TalkAsync(rig, url.Port, "guess");
        var guest = await TalkAsync(rig, url.Port, url.AbsolutePath[1..]);
        var second = await TalkAsync(rig, url.Port, url.AbsolutePath[1..]);

        Assert.Equal("rendezvous", url.Scheme);
        Assert.Equal("127.0.0.1", url.Host);
        Assert.Equal("", stranger);
        Assert.Equal("rendezvous\r\n(rehearsal) would run: ls\n", guest);
        Assert.Equal("", second);
    }

    [Fact]
    public async Task A_detached_dyno_is_starting_then_up_then_gone()
    {
        await using var rig = await DeployedAsync();
        var dyno = await rig.PostAsync(Dynos, """{"command":"work","attach":false,"env":{"TERM":"dumb"}}""");
        var states = new List<string> { dyno["state"]!.GetValue<string>() };

        while (true)
        {
            await rig.Time.SomebodyWaitsAsync();
            rig.Time.Advance(TimeSpan.FromMilliseconds(30));
            using var answer = await rig.Http.GetAsync($"{Dynos}/{dyno["id"]}", Ct);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                break;
            }

            states.Add((await Rig.ReadAsync(answer, HttpStatusCode.OK))["state"]!.GetValue<string>());
        }

        Assert.Null(dyno["attach_url"]);
        Assert.Equal("starting", states[0]);
        Assert.Matches(@"^run\.\d{4}$", dyno["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_one_off_dyno_can_be_stopped()
    {
        await using var rig = await DeployedAsync();
        var dyno = await rig.PostAsync(Dynos, """{"command":"sleep 1000","attach":true}""");
        var found = await rig.GetAsync($"{Dynos}/{dyno["name"]}");

        await rig.PostAsync($"{Dynos}/{dyno["id"]}/actions/stop", null, HttpStatusCode.Accepted);

        Assert.Equal(dyno["id"]!.GetValue<string>(), found["id"]!.GetValue<string>());
        using var gone = await rig.Http.GetAsync($"{Dynos}/{dyno["id"]}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Dynos_of_the_formation_are_up_and_a_restart_is_accepted()
    {
        await using var rig = await DeployedAsync();

        var web = Assert.Single((await rig.GetAsync(Dynos)).AsArray())!;
        await rig.SendAsync(HttpMethod.Delete, Dynos, null, HttpStatusCode.Accepted);
        await rig.SendAsync(HttpMethod.Delete, $"{Dynos}/web.1", null, HttpStatusCode.Accepted);

        Assert.Equal(("web.1", "up"), (web["name"]!.GetValue<string>(), web["state"]!.GetValue<string>()));
        Assert.Equal(2, web["release"]!["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_app_without_a_slug_runs_nothing()
    {
        await using var rig = await Rig.StartAsync();

        await rig.PostAsync(Dynos, """{"command":"ls"}""", HttpStatusCode.UnprocessableEntity);

        Assert.Empty((await rig.GetAsync(Dynos)).AsArray());
    }

    private static async Task<Rig> DeployedAsync()
    {
        var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev);
        return rig;
    }

    private static async Task<(JsonNode Dyno, string Output)> RunAsync(Rig rig, string command)
    {
        var wanted = new JsonObject { ["command"] = command, ["attach"] = true, ["force_no_tty"] = true };
        var dyno = await rig.PostAsync(Dynos, wanted.ToJsonString());
        var url = new Uri(dyno["attach_url"]!.GetValue<string>());
        return (dyno, await TalkAsync(rig, url.Port, url.AbsolutePath[1..]));
    }

    private static async Task<string> TalkAsync(Rig rig, int port, string secret)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port, Ct);
        await using var tls = new SslStream(
            socket.GetStream(), false, (_, shown, _, _) => shown!.GetCertHashString() == rig.Emulator.Certificate.GetCertHashString());
        await tls.AuthenticateAsClientAsync("127.0.0.1");
        await tls.WriteAsync(Encoding.ASCII.GetBytes(secret + "\r\n"), Ct);
        using var reader = new StreamReader(tls, Encoding.UTF8);
        var output = reader.ReadToEndAsync(Ct);
        while (!output.IsCompleted)
        {
            // No faster than the machine's own time: else a busy one uses up the minute that a dyno waits for its client.
            rig.Time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.WhenAny(output, Task.Delay(TimeSpan.FromMilliseconds(1), Ct));
        }

        return await output;
    }
}
