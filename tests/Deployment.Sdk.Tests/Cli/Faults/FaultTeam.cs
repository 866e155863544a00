using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Faults;

/// <summary>A team right before a delivery, with a Heroku that fails as it is told, and people who do what a message asks of them.</summary>
internal sealed partial class FaultTeam : IDisposable
{
    public const string OfSomebodyElse = "OF_SOMEBODY_ELSE";

    private readonly Delivery _delivery;
    private readonly TemporaryFolder? _folder;
    private readonly EagerTime _time;
    private readonly CommandLine _line;
    private readonly string _path;
    private int _commits;

    private FaultTeam(Delivery delivery, string path, TemporaryFolder? folder, DateTimeOffset? now)
    {
        (_delivery, _path, _folder) = (delivery, path, folder);
        Heroku = new FaultyHeroku(() => _time!);
        _time = new EagerTime(() => Heroku.IsBusy) { Hung = () => Heroku.Hung };
        if (now is { } later)
        {
            _time.SetUtcNow(later);
        }

        _line = new CommandLine(delivery.Plan, path) { Rehearsal = Heroku, Time = _time };
    }

    public FaultyHeroku Heroku { get; }

    public string Path => _path;

    public DateTimeOffset Now => _time.GetUtcNow();

    public string Head => TestGit.Run(_path, "rev-parse", "HEAD");

    public HerokuState State => FaultyHeroku.StateIn(Rehearsal);

    private string Rehearsal => System.IO.Path.Combine(_path, ".git", "deployment-sdk", "rehearsal", "yunojuno");

    /// <summary>A team that has done everything that comes before a delivery, in a repository that stays.</summary>
    public static async Task<FaultTeam> PrepareAsync(Delivery delivery, TemporaryRepository git)
    {
        var team = new FaultTeam(delivery, git.Path, null, null);
        team.Commit("First");
        await delivery.Prepare(team);
        return team;
    }

    /// <summary>A copy of a team, which is left as it is.</summary>
    public FaultTeam Copy()
    {
        var folder = new TemporaryFolder();
        foreach (var directory in Directory.EnumerateDirectories(_path, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, System.IO.Path.GetRelativePath(_path, directory)));
        }

        foreach (var file in Directory.EnumerateFiles(_path, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, System.IO.Path.Combine(folder.Path, System.IO.Path.GetRelativePath(_path, file)));
        }

        return new FaultTeam(_delivery, folder.Path, folder, Now);
    }

    /// <summary>Lets time go by.</summary>
    public void Pass(TimeSpan time) => _time.SetUtcNow(Now + time);

    public Task<Ran> DeliverAsync() => RunAsync(_delivery.Command);

    public Task<Ran> RunAsync(params string[] args) => _time.PassAsync(_line.RunAsync([.. args, "--rehearse", "--json"]));

    public async Task SucceedAsync(params string[] args)
    {
        var ran = await RunAsync(args);
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    public void Commit(string subject)
    {
        File.WriteAllText(System.IO.Path.Combine(_path, "Procfile"), "web: run\nworker: work\nrelease: prepare\n");
        File.WriteAllText(System.IO.Path.Combine(_path, "app.py"), $"{subject}\n");
        TestGit.Run(_path, "add", "--all");
        var time = string.Create(CultureInfo.InvariantCulture, $"{1_760_000_000 + (60 * _commits++)} +0000");
        var variables = new Dictionary<string, string>
        {
            ["GIT_AUTHOR_NAME"] = "Ada Lovelace", ["GIT_AUTHOR_EMAIL"] = "ada@yunojuno.example", ["GIT_AUTHOR_DATE"] = time,
            ["GIT_COMMITTER_NAME"] = "Ada Lovelace", ["GIT_COMMITTER_EMAIL"] = "ada@yunojuno.example", ["GIT_COMMITTER_DATE"] = time,
        };
        TestGit.Run(_path, subject, variables, "commit", "--quiet", "--no-verify", "--file=-");
    }

    /// <summary>Brings an app away from what the plan declares, and gives it three workers.</summary>
    public Task DriftAsync(string app) => ActAsync(
        ("PATCH", $"/apps/{app}/config-vars", new { COLOUR = (string?)null, OLD = "1" }),
        ("PATCH", $"/apps/{app}/formation", new { updates = new[] { new { type = "worker", quantity = 3 }, new { type = "web", quantity = 1 } } }));

    /// <summary>A person types the commands that a message names. Gives how many one-off dynos that were.</summary>
    public async Task<int> ObeyAsync(string message)
    {
        var calls = new List<(string, string, object)>();
        foreach (Match off in Off().Matches(message))
        {
            calls.Add(("PATCH", $"/apps/{off.Groups["app"].Value}", new { maintenance = false }));
        }

        foreach (Match scale in Scale().Matches(message))
        {
            calls.Add(("PATCH", $"/apps/{scale.Groups["app"].Value}/formation", new
            {
                updates = new[] { new { type = scale.Groups["type"].Value, quantity = int.Parse(scale.Groups["count"].Value, CultureInfo.InvariantCulture) } },
            }));
        }

        if (calls.Count > 0)
        {
            await ActAsync([.. calls]);
        }

        return message.Contains("look whether it ran", StringComparison.Ordinal) && Heroku.Dynos > 0 ? 0 : Command().Count(message);
    }

    /// <summary>What the ledger says of the environment, and its lock.</summary>
    public async Task<(LedgerView View, LedgerLease? Lock)> LedgerAsync()
    {
        var token = TestContext.Current.CancellationToken;
        await using var store = await SqliteLedger.OpenAsync(System.IO.Path.Combine(Rehearsal, "ledger.db"), _time, token);
        var stream = EnvironmentLedger.StreamOf("yunojuno", _delivery.Environment);
        var rows = await store.ReadAsync(stream, 0, token);
        return (new LedgerView([.. rows.Select(LedgerBody.Read)]), await store.ReadLeaseAsync(stream, token));
    }

    /// <summary>What the environment's apps run and have, a line each; what somebody else set is left out.</summary>
    public string[] Facts()
    {
        var state = State;
        return
        [
            .. from app in state.Apps
               where _delivery.Plan.Environments.Any(environment => environment.Apps.Any(declared => declared.Name == app.Name))
               orderby app.Name
               let config = app.ConfigVars.Where(pair => pair.Key != OfSomebodyElse).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")
               let dynos = app.Formation.OrderBy(process => process.Type, StringComparer.Ordinal).Select(process => $"{process.Type}={process.Quantity}")
               select $"{app.Name}: {state.FindSlug(app.Current()?.SlugId)?.Commit?[..12] ?? "no code"}, newest {app.Releases[^1].Status}, config {string.Join(' ', config)}, {string.Join(' ', dynos)}, maintenance {app.Maintenance}",
        ];
    }

    public void Dispose() => _folder?.Dispose();

    private Task ActAsync(params (string Method, string Path, object Body)[] calls) => _time.PassAsync(ActNowAsync(calls));

    // Until what it makes has ended: a release command takes its time.
    private async Task<bool> ActNowAsync((string Method, string Path, object Body)[] calls)
    {
        await using var heroku = await Heroku.StartAsync(new RehearsalOptions(_delivery.Plan, Rehearsal), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = heroku.Api };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", heroku.ProductionToken);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/vnd.heroku+json; version=3");
        foreach (var (method, path, body) in calls)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
            (await http.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        while (State.Apps.Any(app => app.Releases[^1].Status == Progress.Pending))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), _time, TestContext.Current.CancellationToken);
        }

        return true;
    }

    [GeneratedRegex("heroku maintenance:off --app (?<app>[a-z0-9-]+)")]
    private static partial Regex Off();

    [GeneratedRegex("heroku ps:scale (?<type>[a-z]+)=(?<count>[0-9]+) --app (?<app>[a-z0-9-]+)")]
    private static partial Regex Scale();

    [GeneratedRegex("heroku run --app [a-z0-9-]+ migrate")]
    private static partial Regex Command();
}
