using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Reliability;

/// <summary>A team's repository with a remote, and a Heroku of its own that outlives whoever delivers to it.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly Plan _plan;
    private readonly RouteResolver _resolve;
    private readonly TemporaryRepository _remote = TemporaryRepository.CreateBare();
    private readonly TemporaryFolder _folder = new();
    private readonly HerokuEmulator _heroku;
    private readonly HttpClient _http;

    private World(HerokuEmulator heroku, Plan plan, RouteResolver resolve)
    {
        (_heroku, _plan, _resolve) = (heroku, plan, resolve);
        _http = new HttpClient { BaseAddress = heroku.Api };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", heroku.ProductionToken);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/vnd.heroku+json; version=3");
        Local = TemporaryRepository.Create();
        Local.AddRemote(_remote);
        Commit("Begin");
        File.WriteAllText(_folder["heroku.pem"], heroku.Certificate.ExportCertificatePem());
    }

    public TemporaryRepository Local { get; }

    /// <summary>The newest commit.</summary>
    public string Head => Local.Head;

    /// <summary>The file of the embedded ledger.</summary>
    public string Ledger => _folder["ledger.db"];

    /// <summary>An address to use instead of the embedded ledger; null for that.</summary>
    public string? SharedLedger { get; init; }

    /// <summary>The address of the ledger.</summary>
    public string LedgerAddress => SharedLedger ?? new Uri(Ledger).AbsoluteUri;

    public IReadOnlyList<string> StaleWrites => _heroku.StaleWrites;

    /// <summary>The shop's.</summary>
    public static Task<World> CreateAsync(string? sharedLedger = null, Scenario? scenario = null) =>
        CreateAsync(
            Shop.Plan,
            branch => Shop.Resolve(branch),
            new EmulatorSettings { StageDelay = TimeSpan.FromMilliseconds(5), Scenario = scenario ?? Scenario.None },
            sharedLedger);

    public static async Task<World> CreateAsync(Plan plan, RouteResolver resolve, EmulatorSettings settings, string? sharedLedger = null) =>
        new(await HerokuEmulator.StartAsync(plan, settings with { KeptRequests = 100_000 }), plan, resolve) { SharedLedger = sharedLedger };

    public string Commit(string message)
    {
        var commit = Local.Commit(message, TemporaryRepository.Ada, ("Procfile", "web: python -m shop\nworker: python -m shop work\n"), ("notes.txt", message));
        Local.Push("master");
        foreach (var other in new[] { "tenants", "workers", "unwell", "uat" })
        {
            Local.Git("branch", "--force", other);
            Local.Push(other);
        }

        return commit;
    }

    /// <summary>Delivers in a process of its own; null when it was killed.</summary>
    public async Task<(int? ExitCode, string Output)> StartAsync(string? ledger, params string[] arguments)
    {
        using var process = Begin(ledger, arguments);
        return await EndAsync(process);
    }

    /// <summary>Begins a delivery in a process of its own.</summary>
    public Process Begin(string? ledger, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Local.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["exec", typeof(World).Assembly.Location, "deliver", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Variables(ledger))
        {
            start.Environment[name] = value;
        }

        start.Environment.Remove("CI");
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for its end; null when it was killed.</summary>
    public static async Task<(int? ExitCode, string Output)> EndAsync(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode == 137 ? null : process.ExitCode, output);
    }

    /// <summary>Delivers in this process.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunAsync(TimeProvider.System, arguments);

    /// <summary>Delivers in this process, by a clock of its own.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(TimeProvider time, params string[] arguments)
    {
        var output = new StringWriter();
        var host = new ProgramHost(output, output, false, false, Variables(null), Local.Path, time);
        var exitCode = await DeliveryProgram.RunAsync(
            new ProgramContext(_plan, _resolve, null, host) { Ledger = new CrashingHost() }, arguments, CancellationToken.None);
        return (exitCode, output.ToString());
    }

    /// <summary>What runs now, without what differs from run to run: a line each.</summary>
    public async Task<IReadOnlyList<string>> StateAsync()
    {
        var lines = new List<string>();
        foreach (var app in _plan.Environments.SelectMany(environment => environment.Apps).Select(app => app.Name))
        {
            var known = await GetAsync($"/apps/{app}");
            lines.Add($"{app}: maintenance {known["maintenance"]}");
            var releases = (await GetAsync($"/apps/{app}/releases")).AsArray();
            foreach (var release in releases.OrderBy(release => (int)release!["version"]!))
            {
                var commit = release!["slug"]?["id"] is { } slug ? (string?)(await GetAsync($"/apps/{app}/slugs/{slug}"))["commit"] : null;
                lines.Add($"{app}: v{release["version"]} {release["status"]} {(commit is null ? "no code" : "code")}{((bool)release["current"]! ? " current" : "")}");
            }

            lines.Add($"{app}: config {string.Join(' ', (await GetAsync($"/apps/{app}/config-vars")).AsObject().Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal))}");
            lines.Add($"{app}: processes {string.Join(' ', (await GetAsync($"/apps/{app}/formation")).AsArray().Select(process => $"{process!["type"]}={process["quantity"]}").Order(StringComparer.Ordinal))}");
            lines.Add($"{app}: commands {Commands(app)}");
        }

        return lines;
    }

    /// <summary>The version of the release that an app runs.</summary>
    public async Task<int> VersionAsync(string app) =>
        (await GetAsync($"/apps/{app}/releases")).AsArray().Where(release => (bool)release!["current"]!).Select(release => (int)release!["version"]!).Single();

    /// <summary>Gives a process type so many dynos, as somebody would with Heroku's command line.</summary>
    public async Task ScaleAsync(string app, string type, int quantity)
    {
        using var answer = await _http.PatchAsync(
            $"/apps/{app}/formation/{type}", new StringContent($$"""{"quantity":{{quantity}}}""", Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Takes a config var away, as somebody would with Heroku's command line.</summary>
    public async Task UnsetAsync(string app, string name)
    {
        using var answer = await _http.PatchAsync(
            $"/apps/{app}/config-vars", new StringContent($$"""{"{{name}}":null}""", Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What was asked of Heroku, oldest first.</summary>
    public IReadOnlyList<(string Method, string Path, int? Status)> Requests =>
        [.. _heroku.Requests.Reverse().Select(request => (request.Method, request.Path, request.Status))];

    /// <summary>How many one-off dynos an app was asked for.</summary>
    public int Commands(string app) =>
        _heroku.Requests.Count(request => request is { Method: "POST", Status: >= 200 and < 300 } && request.Path == $"/apps/{app}/dynos");

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _heroku.DisposeAsync();
        Local.Dispose();
        _remote.Dispose();
        _folder.Dispose();
    }

    private Dictionary<string, string> Variables(string? ledger) => new(StringComparer.Ordinal)
    {
        ["HEROKU_API_URL"] = _heroku.Api.AbsoluteUri,
        ["HEROKU_API_KEY"] = _heroku.Token,
        ["HEROKU_API_KEY_PRODUCTION"] = _heroku.ProductionToken,
        ["HEROKU_API_CERTIFICATE"] = _folder["heroku.pem"],
        ["DEPLOYMENT_LEDGER_URL"] = ledger ?? LedgerAddress,
    };

    private async Task<JsonNode> GetAsync(string path) =>
        JsonNode.Parse(await _http.GetStringAsync(path))!;
}
