using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Scenarios;

/// <summary>
/// A team with a repository, a plan with everything that a delivery can leave half done (config, maintenance, a release phase), and
/// a clock that waits for nothing.
/// </summary>
internal sealed class BadDay : IDisposable
{
    private static readonly string[] Yes = ["--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live"];

    private readonly EagerTime _time;
    private readonly CommandLine _line;

    /// <summary>For a day whose fault is in an output: its last lines are waited for as long as they really take.</summary>
    public static BadDay Of(string scenario) => scenario.StartsWith("stream-", StringComparison.Ordinal) ? new(null, null, Limits.LastLines) : new();

    public BadDay(Plan? plan = null, Scenario? scenario = null, params TimeSpan[] limits)
    {
        _time = new EagerTime(() => Heroku!.IsBusy, limits);
        Heroku = new WatchedRehearsal(HerokuEmulator.RehearsalWith(
            Rehearsals.Quick with { Scenario = scenario ?? Scenario.None }, _time));
        _line = new CommandLine(plan ?? Plan(), Git.Path) { Rehearsal = Heroku, Time = _time };
        First = Git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\nrelease: migrate\n"));
    }

    public TemporaryRepository Git { get; } = TemporaryRepository.Create();

    public WatchedRehearsal Heroku { get; }

    public string First { get; }

    public static Plan Plan() => SamplePlan.Of(
        SamplePlan.Uat(new MaintenanceAttribute(), new ConfigVarAttribute("COLOUR", "green")), SamplePlan.Live(new MaintenanceAttribute()));

    public Task<Ran> RunAsync(params string[] args) => _time.PassAsync(_line.RunAsync(args));

    public Task<Ran> DeployAsync(params string[] more) => RunAsync(["deploy", "--branch", "master", "--rehearse", .. more]);

    public Task<Ran> PromoteAsync(params string[] more) => RunAsync(["promote", "UAT", "LIVE", "--rehearse", .. Yes, .. more]);

    /// <summary>What an app runs: its version and commit, and what became of its newest release.</summary>
    public async Task<(string? Commit, string? Newest)> RunsAsync(string app)
    {
        var status = await _time.PassAsync(_line.StatusAsync(app));
        return (status.GetProperty("commit").GetString(), status.GetProperty("newestStatus").GetString());
    }

    /// <summary>Lifts maintenance by hand, as a message asked for.</summary>
    public async Task LiftMaintenanceAsync(string app)
    {
        var folder = Path.Combine(Git.Path, ".git", "deployment-sdk", "rehearsal", "yunojuno");
        await using var heroku = await HerokuEmulator.StartAsync(new RehearsalOptions(Plan(), folder));
        using var http = new HttpClient { BaseAddress = heroku.Api };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {heroku.Token}");
        http.DefaultRequestHeaders.Add("Accept", "application/vnd.heroku+json; version=3");
        using var off = new StringContent("""{"maintenance":false}""");
        (await http.PatchAsync($"/apps/{app}", off)).EnsureSuccessStatusCode();
    }

    public void Dispose() => Git.Dispose();
}
