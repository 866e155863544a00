using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>Deliveries to the emulator through a proxy that says how many calls are left.</summary>
public sealed class ReserveTests : IAsyncLifetime
{
    private readonly TemporaryRepository _git = TemporaryRepository.Create();
    private readonly TemporaryRepository _remote = TemporaryRepository.CreateBare();
    private readonly TemporaryFolder _state = new();
    private readonly HttpClient _forward = new();
    private readonly Plan _plan = SamplePlan.Of();
    private HerokuEmulator? _heroku;
    private StubServer? _proxy;
    private int _left = 150;

    public async ValueTask InitializeAsync()
    {
        _git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\n"));
        _git.AddRemote(_remote);
        _git.Push("master");
        _heroku = await HerokuEmulator.StartAsync(
            new RehearsalOptions(_plan, _state["heroku"]), new EmulatorSettings { StageDelay = TimeSpan.FromMilliseconds(5) });
        _proxy = await StubServer.StartAsync(ForwardAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy!.DisposeAsync();
        await _heroku!.DisposeAsync();
        _forward.Dispose();
        _git.Dispose();
        _remote.Dispose();
        _state.Dispose();
    }

    [Fact]
    public async Task A_deploy_and_a_promotion_change_nothing_before_the_account_has_enough_calls_again()
    {
        var deployed = await Line("UAT").RunAsync("deploy", "--branch", "master");

        Assert.True(deployed.ExitCode == 0, deployed.All);
        Assert.Equal("GET /account/rate-limits", BeforeTheFirstChange());

        _left = 150;
        var promoted = await Line("LIVE")
            .RunAsync("promote", "UAT", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live");

        Assert.True(promoted.ExitCode == 0, promoted.All);
        Assert.Equal(2, Asked().Count(call => call == "GET /account/rate-limits"));
        Assert.True(Array.LastIndexOf(Asked(), "GET /account/rate-limits") < Array.IndexOf(Asked(), "POST /pipeline-promotions"));
    }

    private string[] Asked() => [.. _proxy!.Requests.Select(request => request.ToString())];

    private string BeforeTheFirstChange() => _proxy!.Requests
        .TakeWhile(request => request.Method == "GET")
        .Select(request => request.ToString())
        .Single(call => call == "GET /account/rate-limits");

    private CommandLine Line(string environment) => new(_plan, _git.Path)
    {
        Environment = { ["HEROKU_API_URL"] = _proxy!.Address.AbsoluteUri, [$"HEROKU_API_KEY_{environment}"] = _heroku!.Token },
    };

    private async Task ForwardAsync(Received received, HttpContext context)
    {
        if (received.Target == "/account/rate-limits")
        {
            _left = 4000;
        }

        using var request = new HttpRequestMessage(new HttpMethod(received.Method), new Uri(_heroku!.Api, received.Target));
        request.Content = received.Body.Length == 0 ? null : new ByteArrayContent(received.Body);
        request.Content?.Headers.TryAddWithoutValidation("Content-Type", received["Content-Type"]);
        foreach (var name in (string[])["Accept", "Authorization", "Range", "If-None-Match"])
        {
            if (received[name] is { } value)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await _forward.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Where(header => header.Key is "Next-Range" or "ETag" or "Request-Id"))
        {
            context.Response.Headers[header.Key] = string.Join(", ", header.Value);
        }

        context.Response.Headers["RateLimit-Remaining"] = $"{_left}";
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.StatusCode is not System.Net.HttpStatusCode.NotModified)
        {
            await answer.Content.CopyToAsync(context.Response.Body);
        }
    }
}
