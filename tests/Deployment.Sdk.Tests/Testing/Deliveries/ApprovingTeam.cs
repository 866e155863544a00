using System.Text.RegularExpressions;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>
/// A team with an emulator that it knows by its address alone: Ada writes and promotes, with production's account; Grace has the other.
/// </summary>
internal sealed partial class ApprovingTeam : IAsyncDisposable
{
    public const string AdasAccount = "rehearsal-production@heroku.invalid";
    public const string GracesAccount = "rehearsal@heroku.invalid";

    private readonly List<DeliveryEvent> _told = [];
    private readonly Plan _plan;
    private LoopbackHeroku _heroku = null!;

    private ApprovingTeam(Func<Attribute, Plan> plan) => _plan = plan(new OwnObserverAttribute((happening, _) =>
    {
        lock (_told)
        {
            _told.Add(happening);
        }

        return Task.CompletedTask;
    }));

    public static Attribute Ada { get; } = new PersonAttribute("ada@yunojuno.example", AdasAccount, "ada-at-ci");

    public static Attribute Grace { get; } = new PersonAttribute("grace@yunojuno.example", GracesAccount);

    public ShiftedTime Time { get; } = new();

    public IReadOnlyList<DeliveryEvent> Told => _told;

    public LoopbackHeroku Heroku => _heroku;

    public TemporaryRepository Git => _heroku.Git;

    /// <summary>A team whose LIVE asks for an approval, and that has the first commit on UAT.</summary>
    public static Task<ApprovingTeam> WithAsync(RequiresApprovalAttribute approval, params Attribute[] people) =>
        StartAsync(observer => SamplePlan.Of(live: Live(approval), more: [.. people, observer]));

    public static EnvironmentDefinition Live(params Attribute[] more) =>
        SamplePlan.Environment("LIVE", Stage.Production, [new HerokuAppAttribute("yunojuno-live"), .. more]);

    public static async Task<ApprovingTeam> StartAsync(Func<Attribute, Plan> plan, bool isDeployed = true)
    {
        var team = new ApprovingTeam(plan);
        team._heroku = await LoopbackHeroku.StartAsync(team._plan);
        if (isDeployed)
        {
            var ran = await team.DeployAsync();
            Assert.True(ran.ExitCode == 0, ran.All);
            team._told.Clear();
        }

        return team;
    }

    /// <summary>A command with Ada's rights: the token of LIVE.</summary>
    public Task<Ran> LiveAsync(params string[] args) => Line(("HEROKU_API_KEY_LIVE", _heroku.ProductionToken)).RunAsync(args);

    /// <summary>A command with the token of UAT.</summary>
    public Task<Ran> UatAsync(params string[] args) => Line(("HEROKU_API_KEY_UAT", _heroku.Token)).RunAsync(args);

    public Task<Ran> DeployAsync(params string[] more) => UatAsync(["deploy", "--branch", "master", .. more]);

    public Task<Ran> PromoteAsync(params string[] more) => LiveAsync(["promote", "UAT", "LIVE", "--confirm", "yunojuno-live", .. more]);

    public Task<Ran> GraceAsync(params string[] args) => Line(("HEROKU_API_KEY", _heroku.Token)).RunAsync(args);

    public Task<Ran> AdaAsync(params string[] args) => Line(("HEROKU_API_KEY", _heroku.ProductionToken)).RunAsync(args);

    /// <summary>A new commit by Ada, pushed and on UAT.</summary>
    public async Task<string> ReleaseAsync(string message = "Second", string author = TemporaryRepository.Ada)
    {
        var commit = Git.Commit(message, author, ($"{message}.txt", message));
        Git.Push("master");
        var ran = await DeployAsync();
        Assert.True(ran.ExitCode == 0, ran.All);
        return commit;
    }

    /// <summary>The id of the slug that an app runs.</summary>
    public async Task<string> SlugAsync(string app) =>
        (await _heroku.CallAsync("GET", $"/apps/{app}/releases", token: _heroku.ProductionToken)).EnumerateArray()
            .Single(release => release.GetProperty("current").GetBoolean()).GetProperty("slug").GetProperty("id").GetString()!;

    /// <summary>A slug released on an app by somebody else than the plan; returns the slug.</summary>
    public async Task<string> ReleaseOnAsync(string app, string slug)
    {
        await _heroku.CallAsync("POST", $"/apps/{app}/releases", new { slug }, _heroku.ProductionToken);
        while (await SlugAsync(app) != slug)
        {
            await Task.Yield();
        }

        return slug;
    }

    /// <summary>Asks for the promotion, which has to wait, and returns the request's id.</summary>
    public async Task<string> RequestAsync()
    {
        var ran = await PromoteAsync();
        Assert.True(ran.ExitCode == 4, ran.All);
        return IdIn(ran);
    }

    public static string IdIn(Ran ran) => Approve().Match(ran.All) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException($"no request is named: {ran.All}");

    public CommandLine Line(params (string Name, string Value)[] variables)
    {
        var line = _heroku.Line(Time);
        foreach (var (name, value) in variables)
        {
            line.Environment[name] = value;
        }

        return line;
    }

    /// <summary>The ledger of an environment, to read it and to write into it what no command would.</summary>
    public async Task<T> LedgerAsync<T>(string environment, Func<EnvironmentLedger, Task<T>> use)
    {
        await using var store = await SqliteLedger.OpenAsync(
            Path.Combine(Git.Path, ".git", "deployment-sdk", "ledger.db"), Time, TestContext.Current.CancellationToken);
        using var ledger = new EnvironmentLedger(
            store,
            EnvironmentLedger.StreamOf("yunojuno", environment),
            new LedgerOrigin("test", new Uri(Line().Environment["HEROKU_API_URL"]), "machine", "test"));
        return await use(ledger);
    }

    public async Task<LedgerFact[]> FactsAsync(string environment) => await LedgerAsync(
        environment,
        async ledger => (await ledger.ReadAsync(TestContext.Current.CancellationToken)).Entries.Select(entry => entry.Fact).ToArray());

    public async Task<string?> LiveCommitAsync() =>
        (await LiveAsync("status", "--json")).Json.GetProperty("apps").EnumerateArray()
            .Single(app => app.GetProperty("app").GetString() == "yunojuno-live").GetProperty("commit").GetString();

    public ValueTask DisposeAsync() => _heroku.DisposeAsync();

    [GeneratedRegex("approve ([a-z0-9]{6}) --role")]
    private static partial Regex Approve();
}
