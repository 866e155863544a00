using Deployment.Sdk.Emulator;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Cli.Fleets;

/// <summary>
/// An environment of many apps that run one code, one tenant each, and a Heroku behind a proxy that sees every call.
/// </summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly TemporaryRepository _git = TemporaryRepository.Create();
    private readonly TemporaryRepository _remote = TemporaryRepository.CreateBare();
    private readonly TemporaryFolder _state = new();
    private readonly HttpClient _forward = new();
    private readonly HerokuEmulator _heroku;
    private readonly Plan _plan;
    private StubServer? _proxy;

    private Fleet(Plan plan, HerokuEmulator heroku)
    {
        (_plan, _heroku) = (plan, heroku);
        Commit = _git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\nrelease: migrate\n"));
        _git.AddRemote(_remote);
        _git.Push("master");
        File.WriteAllText(_state["heroku.pem"], heroku.Certificate.ExportCertificatePem());
    }

    public string Commit { get; }

    public IReadOnlyList<string> Apps => [.. _plan.Environments.Single(environment => environment.Name == "TENANTS").Apps.Select(app => app.Name)];

    /// <summary>The calls that the account has left, as every answer says.</summary>
    public int CallsLeft { get; set; } = 4000;

    /// <summary>Told of each call before it is passed on.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>All calls so far.</summary>
    public IReadOnlyList<string> Calls => [.. _proxy!.Requests.Select(request => request.ToString())];

    public IReadOnlyList<string> StaleWrites => _heroku.StaleWrites;

    /// <param name="apps">How many tenants there are.</param>
    /// <param name="scenario">What goes wrong.</param>
    /// <param name="declared">What is true of each tenant.</param>
    public static async Task<Fleet> StartAsync(int apps, Scenario? scenario = null, params Attribute[] declared)
    {
        var tenants = SamplePlan.Environment(
            "TENANTS",
            Stage.Staging,
            [.. Enumerable.Range(1, apps).Select(number => new HerokuAppAttribute($"tenant-{number:00}")), .. declared]);
        var uat = SamplePlan.Environment("UAT", Stage.Development, new HerokuAppAttribute("tenants-uat"));
        var plan = new Plan("tenants")
        {
            BranchLines = [new BranchLine("master", BranchRole.Main, IsStable: true), new BranchLine("uat", BranchRole.Main, IsStable: true)],
            Routes = [new Route("master", tenants), new Route("uat", uat)],
            Promotions = [new Promotion(uat, tenants)],
        };
        var fleet = new Fleet(
            plan,
            await HerokuEmulator.StartAsync(
                plan, new EmulatorSettings { StageDelay = TimeSpan.FromMilliseconds(20), Scenario = scenario ?? Scenario.None }));
        fleet._proxy = await StubServer.StartAsync(fleet.ForwardAsync);
        return fleet;
    }

    public async Task<Ran> RunAsync(params string[] arguments)
    {
        var line = new CommandLine(_plan, _git.Path) { Rehearsal = new NoRehearsal() };
        line.Environment["HEROKU_API_URL"] = _proxy!.Address.AbsoluteUri;
        line.Environment["HEROKU_API_KEY"] = _heroku.Token;
        line.Environment["HEROKU_API_CERTIFICATE"] = _state["heroku.pem"];
        line.Environment["DEPLOYMENT_LEDGER_URL"] = new Uri(_state["ledger.db"]).AbsoluteUri;
        return await line.RunAsync(arguments);
    }

    /// <summary>Deploys the commit to the app that the tenants are promoted from.</summary>
    public async Task DeployToUatAsync()
    {
        _git.Git("branch", "uat");
        _git.Push("uat");
        var ran = await RunAsync("deploy", "--branch", "uat");
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    /// <summary>What each tenant runs.</summary>
    public async Task<Dictionary<string, string?>> RunningAsync()
    {
        var ran = await RunAsync("status", "--json");
        return ran.Json.GetProperty("apps").EnumerateArray()
            .Where(app => app.GetProperty("environment").GetString() == "TENANTS")
            .ToDictionary(app => app.GetProperty("app").GetString()!, app => app.GetProperty("commit").GetString());
    }

    /// <summary>How often a path of each tenant was called, <c>TENANT</c> standing for its name.</summary>
    public Dictionary<string, int> CountOf(string call)
    {
        var calls = Calls;
        return Apps.ToDictionary(app => app, app => calls.Count(made => made == call.Replace("TENANT", app, StringComparison.Ordinal)));
    }

    /// <summary>What the ledger says of the tenants.</summary>
    public async Task<LedgerView> ViewAsync()
    {
        await using var store = await SqliteLedger.OpenAsync(_state["ledger.db"], TimeProvider.System, TestContext.Current.CancellationToken);
        var rows = await store.ReadAsync("tenants/TENANTS", 0, TestContext.Current.CancellationToken);
        return new LedgerView([.. rows.Select(LedgerBody.Read)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy!.DisposeAsync();
        await _heroku.DisposeAsync();
        _forward.Dispose();
        _git.Dispose();
        _remote.Dispose();
        _state.Dispose();
    }

    private async Task ForwardAsync(Received received, HttpContext context)
    {
        Before(received.ToString());
        using var request = new HttpRequestMessage(new HttpMethod(received.Method), new Uri(_heroku.Api, received.Target));
        request.Content = received.Body.Length == 0 ? null : new ByteArrayContent(received.Body);
        request.Content?.Headers.TryAddWithoutValidation("Content-Type", received["Content-Type"]);
        foreach (var name in (string[])["Accept", "Authorization", "Range", "If-None-Match", "User-Agent"])
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

        context.Response.Headers["RateLimit-Remaining"] = $"{CallsLeft}";
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.StatusCode is not System.Net.HttpStatusCode.NotModified)
        {
            await answer.Content.CopyToAsync(context.Response.Body);
        }
    }
}
