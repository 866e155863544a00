using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Locks;

/// <summary>A team with a repository, a remote, and a Heroku that outlives each command.</summary>
internal sealed class Team : IAsyncDisposable
{
    private readonly TemporaryRepository _remote = TemporaryRepository.CreateBare();
    private readonly TemporaryFolder _state = new();
    private readonly HerokuEmulator _heroku;

    private Team(Plan plan, HerokuEmulator heroku)
    {
        Plan = plan;
        _heroku = heroku;
        Git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\n"));
        Git.AddRemote(_remote);
        Git.Push("master");
        File.WriteAllText(_state["heroku.pem"], heroku.Certificate.ExportCertificatePem());
    }

    public Plan Plan { get; }

    public TemporaryRepository Git { get; } = TemporaryRepository.Create();

    public HerokuEmulator Heroku => _heroku;

    /// <summary>The clock of every command and of the ledger.</summary>
    public ShiftedTime Time { get; } = new();

    public string LedgerFile => _state["ledger.db"];

    public static async Task<Team> CreateAsync(Plan? plan = null)
    {
        plan ??= SamplePlan.Of(uat: SamplePlan.Uat(new ReleaseCommandAttribute("migrate"), new MaintenanceAttribute()));
        return new Team(plan, await HerokuEmulator.StartAsync(plan, new EmulatorSettings { StageDelay = TimeSpan.FromMilliseconds(5) }));
    }

    /// <summary>A command line of somebody in the team.</summary>
    public CommandLine Line(ILedgerHost? ledger = null, params (string Name, string Value)[] variables)
    {
        var line = new CommandLine(Plan, Git.Path) { Rehearsal = new NoRehearsal(), Ledger = ledger, Time = Time };
        line.Environment["HEROKU_API_URL"] = _heroku.Api.AbsoluteUri;
        line.Environment["HEROKU_API_KEY"] = _heroku.Token;
        line.Environment["HEROKU_API_KEY_LIVE"] = _heroku.ProductionToken;
        line.Environment["HEROKU_API_CERTIFICATE"] = _state["heroku.pem"];
        line.Environment["DEPLOYMENT_LEDGER_URL"] = ledger is null ? new Uri(LedgerFile).AbsoluteUri : $"other://{LedgerFile}";
        foreach (var (name, value) in variables)
        {
            line.Environment[name] = value;
        }

        return line;
    }

    public async Task<Ran> DeployAsync(params string[] more) => await Line().RunAsync(["deploy", "--branch", "master", .. more]);

    /// <summary>What the ledger says of an environment.</summary>
    public async Task<LedgerView> ViewAsync(string environment)
    {
        await using var store = await SqliteLedger.OpenAsync(LedgerFile, TimeProvider.System, TestContext.Current.CancellationToken);
        var rows = await store.ReadAsync($"yunojuno/{environment}", 0, TestContext.Current.CancellationToken);
        return new LedgerView([.. rows.Select(LedgerBody.Read)]);
    }

    /// <summary>A delivery that began, by the run <c>gone</c>, and whose process says nothing any more.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="holder">Who holds the lock; null for nobody.</param>
    /// <param name="facts">How it began, and what was noted since.</param>
    public async Task LeaveAsync(string environment, LeaseHolder? holder, params LedgerFact[] facts)
    {
        await using var store = await SqliteLedger.OpenAsync(LedgerFile, Time, TestContext.Current.CancellationToken);
        using var ledger = new EnvironmentLedger(store, $"yunojuno/{environment}", new LedgerOrigin("gone", Heroku.Api, "another machine", "1"));
        await ledger.AppendAsync(
            _ => holder is null ? facts : [new LockTaken(holder), .. facts],
            holder is null ? null : new LeaseChange.Take(holder.Write(), HeldLease.Life, null),
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _heroku.DisposeAsync();
        Git.Dispose();
        _remote.Dispose();
        _state.Dispose();
    }
}
