using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Emulator.Tests.Contract;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.EndToEnd.Tests.Acceptance;

/// <summary>
/// People and CI jobs with a repository, its remote, and an emulator that they know by its address alone, as they know Heroku. Ada
/// writes and promotes, and has production's account; Grace has the other.
/// </summary>
internal sealed partial class Team : IAsyncDisposable
{
    public const string AdasAccount = "rehearsal-production@heroku.invalid";
    public const string GracesAccount = "rehearsal@heroku.invalid";

    private readonly TemporaryRepository _remote = TemporaryRepository.CreateBare();
    private readonly TemporaryFolder _state;
    private readonly Plan _plan;
    private readonly RouteResolver _resolve;
    private readonly HerokuEmulator _heroku;
    private readonly WitnessingProxy _witness;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    private Team(
        Plan plan, RouteResolver resolve, HerokuEmulator heroku, WitnessingProxy witness, TemporaryFolder state, TimeProvider time)
    {
        (_plan, _resolve, _heroku, _witness, _state, _time) = (plan, resolve, heroku, witness, state, time);
        _http = new HttpClient { BaseAddress = heroku.Api };
        _http.DefaultRequestHeaders.Add("Authorization", $"Bearer {heroku.ProductionToken}");
        _http.DefaultRequestHeaders.Add("Accept", "application/vnd.heroku+json; version=3");
        Git.AddRemote(_remote);
        File.WriteAllText(_state["heroku.pem"], heroku.Certificate.ExportCertificatePem());
    }

    public TemporaryRepository Git { get; } = TemporaryRepository.Create();

    public string Token => _heroku.Token;

    public string ProductionToken => _heroku.ProductionToken;

    /// <summary>Every request that was to change something at Heroku.</summary>
    public IEnumerable<string> Writes => _heroku.Requests.Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Path}");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="time">The clock of every command and of the ledger.</param>
    /// <param name="faults">What goes wrong at Heroku, as in a scenario file.</param>
    /// <param name="herokuTime">Heroku's clock.</param>
    public static Task<Team> StartAsync(TimeProvider? time = null, string? faults = null, TimeProvider? herokuTime = null) =>
        StartAsync(Delivery.Plan, branch => Delivery.Resolve(branch), time, faults, herokuTime);

    /// <summary>With another plan, of the same environments.</summary>
    public static async Task<Team> StartAsync(
        Plan plan, RouteResolver resolve, TimeProvider? time = null, string? faults = null, TimeProvider? herokuTime = null)
    {
        var state = new TemporaryFolder();
        var options = new RehearsalOptions(plan, state["heroku"]);
        if (faults is not null)
        {
            options = options with { ScenarioFile = state["scenario.json"] };
            await File.WriteAllTextAsync(options.ScenarioFile, $$"""{"format":1,"name":"a bad day","faults":[{{faults}}]}""", Stop);
        }

        var settings = new EmulatorSettings { StageDelay = TimeSpan.FromMilliseconds(5) };
        var heroku = await HerokuEmulator.StartAsync(options, settings, herokuTime, Stop);
        return new Team(
            plan, resolve, heroku, await WitnessingProxy.StartAsync(heroku.Api, null, Stop), state, time ?? TimeProvider.System);
    }

    /// <summary>What a process of this team has in its environment, with these tokens.</summary>
    public Dictionary<string, string> Variables(params (string Name, string Value)[] more) =>
        more.Concat([("HEROKU_API_URL", _witness.Address.AbsoluteUri), ("HEROKU_API_CERTIFICATE", _state["heroku.pem"])]).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>A command.</summary>
    public Task<Ran> RunAsync((string Name, string Value)[] variables, params string[] args)
    {
        var line = new CommandLine(_plan, Git.Path, _resolve) { Rehearsal = null, Time = _time };
        foreach (var (name, value) in Variables(variables))
        {
            line.Environment[name] = value;
        }

        return line.RunAsync(args);
    }

    /// <summary>A command of a person with the token of everything below LIVE.</summary>
    public Task<Ran> UatAsync(params string[] args) => RunAsync([("HEROKU_API_KEY", Token)], args);

    /// <summary>A command of a person with the token of LIVE: Ada.</summary>
    public Task<Ran> LiveAsync(params string[] args) => RunAsync([("HEROKU_API_KEY_LIVE", ProductionToken)], args);

    public Task<Ran> PromoteAsync(params string[] more) =>
        LiveAsync(["promote", "UAT", "LIVE", "--confirm", "yunojuno-live", "--confirm", "yunojuno-live-jobs", .. more]);

    /// <summary>Says yes, or no, as Grace; as Ada with her token.</summary>
    public Task<Ran> ApproveAsync(string request, string? token = null) =>
        RunAsync([("HEROKU_API_KEY", token ?? Token)], "approve", request, "--role", "sales");

    /// <summary>The job that a push to master starts in CI.</summary>
    public Task<Ran> JobAsync(string commit, params string[] more) => RunAsync(
        [
            ("HEROKU_API_KEY_UAT", Token), ("CI", "true"), ("CI_NAME", "codeship"), ("CI_BRANCH", "master"), ("CI_COMMIT_ID", commit),
            ("CI_BUILD_NUMBER", "7"),
        ],
        ["deploy", .. more]);

    /// <summary>A commit by Ada, merged into master and pushed.</summary>
    public string Merge(string message, params (string Path, string Text)[] files)
    {
        var commit = Git.Commit(message, TemporaryRepository.Ada, [("Procfile", "web: run\n"), ("notes.txt", message), .. files]);
        Git.Push("master");
        return commit;
    }

    /// <summary>A commit on master that has arrived on UAT.</summary>
    public async Task<string> ReleaseAsync(string message)
    {
        var commit = Merge(message);
        Exits(0, await JobAsync(commit));
        return commit;
    }

    /// <summary>Asks for the promotion, which has to wait for a yes, and returns the request's id.</summary>
    public async Task<string> RequestAsync() => IdIn(Exits(4, await PromoteAsync()));

    public static string IdIn(Ran ran) => Approve().Match(ran.All) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException($"no request is named: {ran.All}");

    public static Ran Exits(int code, Ran ran, params string[] says)
    {
        Assert.True(ran.ExitCode == code, $"exit code {ran.ExitCode} instead of {code}\n{ran.All}");
        Assert.All(says, text => Assert.Contains(text, ran.All, StringComparison.Ordinal));
        return ran;
    }

    /// <summary>What Heroku says that an app runs: the commit of its current release, and that release's version.</summary>
    public async Task<(string? Commit, int Version)> RunsAsync(string app)
    {
        var current = (await GetAsync($"/apps/{app}/releases")).EnumerateArray().Single(release => release.GetProperty("current").GetBoolean());
        var slug = current.GetProperty("slug");
        var commit = slug.ValueKind == JsonValueKind.Null
            ? null
            : (await GetAsync($"/apps/{app}/slugs/{slug.GetProperty("id").GetString()}")).GetProperty("commit").GetString();
        return (commit, current.GetProperty("version").GetInt32());
    }

    /// <summary>The versions of an app's releases that failed.</summary>
    public async Task<int[]> FailedAsync(string app) =>
        [.. from release in (await GetAsync($"/apps/{app}/releases")).EnumerateArray()
            where release.GetProperty("status").GetString() == "failed"
            select release.GetProperty("version").GetInt32()];

    public async Task<bool> IsInMaintenanceAsync(string app) => (await GetAsync($"/apps/{app}")).GetProperty("maintenance").GetBoolean();

    /// <summary>How many builds an app has, ended or not.</summary>
    public async Task<int> BuildsAsync(string app) => (await GetAsync($"/apps/{app}/builds")).GetArrayLength();

    /// <summary>Sets a config var, or removes it, as somebody else would.</summary>
    public async Task SetAsync(string app, string name, string? value)
    {
        using var answer = await _http.PatchAsJsonAsync($"/apps/{app}/config-vars", new Dictionary<string, string?> { [name] = value }, Stop);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the ledger says of an environment.</summary>
    public async Task<LedgerView> LedgerAsync(string environment)
    {
        await using var store = await SqliteLedger.OpenAsync(
            Path.Combine(Git.Path, ".git", "deployment-sdk", "ledger.db"), _time, Stop);
        var rows = await store.ReadAsync(EnvironmentLedger.StreamOf(_plan.Pipeline, environment), 0, Stop);
        return new LedgerView([.. rows.Select(LedgerBody.Read)]);
    }

    /// <summary>The facts of one kind.</summary>
    public async Task<T[]> FactsAsync<T>(string environment)
        where T : LedgerFact =>
        [.. (await LedgerAsync(environment)).Entries.Select(entry => entry.Fact).OfType<T>()];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _witness.DisposeAsync();
        await _heroku.DisposeAsync();
        _state.Dispose();
        Git.Dispose();
        _remote.Dispose();
    }

    private async Task<JsonElement> GetAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(path, Stop);

    [GeneratedRegex("approve ([a-z0-9]{6}) --role")]
    private static partial Regex Approve();
}
