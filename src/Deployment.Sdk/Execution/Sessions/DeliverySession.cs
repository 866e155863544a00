using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What the deliveries of one plan share while a program runs: the repository, the connections, the clock.</summary>
public sealed class DeliverySession : IAsyncDisposable
{
    private readonly Credentials _credentials;
    private readonly MaskedLog _log;
    private readonly SessionOperator _operator;
    private readonly Dictionary<string, HerokuConnection> _connections = new(StringComparer.Ordinal);
    private readonly Dictionary<HerokuConnection, Task<Account>> _accounts = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly string _stateFolder;

    private DeliverySession(
        Plan plan,
        RouteResolver resolve,
        DeliverySessionOptions options,
        GitRepository? git,
        IRehearsal? rehearsal,
        string? rehearsalFolder,
        string stateFolder)
    {
        Plan = plan;
        Resolve = resolve;
        Time = options.Time;
        Variables = options.Environment ?? ProcessEnvironment.Read();
        Git = git;
        Rehearsal = rehearsal;
        _stateFolder = stateFolder;
        Ledger = new LedgerSource(plan, git, options.Ledger, Variables, rehearsal is null ? null : rehearsalFolder, options.Time);
        _credentials = new Credentials(plan, Variables, rehearsal);
        _log = new MaskedLog(options.Log ?? SilentLog.Instance, new Redaction(
            _credentials.Secrets.Concat(LedgerSource.Secrets(Variables)).Concat(DeclaredVariables.Secrets(plan, Variables))), rehearsal is not null);
        Person = options.Person ?? Nobody.Instance;
        _operator = new SessionOperator(Person, _log);
        Ci = CiBuild.Detect(Variables) switch
        {
            CiDetection.Refused refused => refused,
            var detected => options.Build is { } build ? new CiDetection.Found(build) : detected,
        };
        Services = new ServiceSession(Variables, rehearsal is not null, _log, Time)
        {
            SecretVariables = DeclaredVariables.SecretNames(plan, Variables),
            Memory = new ServiceMemory(stateFolder.Length == 0 ? null : Path.Combine(stateFolder, "told")),
        };
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>Whether deliveries go to a Heroku on this machine.</summary>
    public bool IsRehearsal => Rehearsal is not null;

    internal LedgerSource Ledger { get; }

    internal RouteResolver Resolve { get; }

    internal TimeProvider Time { get; }

    internal IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>What started this process: the push that it was told of, else what CI says. A build that must not deliver stays refused.</summary>
    internal CiDetection Ci { get; }

    internal GitRepository? Git { get; }

    internal IRehearsal? Rehearsal { get; }

    internal IDeliveryLog Log => _log;

    internal IPerson Person { get; }

    /// <summary>The means by which observers and gates reach outside services.</summary>
    internal ServiceSession Services { get; }

    /// <summary>A client without any credentials, for smoke tests.</summary>
    internal HttpClient Http { get; } = new();

    internal string RunId { get; } = Guid.CreateVersion7().ToString("n");

    /// <summary>Names secrets in the output of this process.</summary>
    internal IKeyedHash Hash { get; } = KeyedHash.OfThisRun();

    /// <summary>Opens a session. No token is read before it is needed, none is sent before a delivery begins.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="resolve">The plan's compiled routes.</param>
    /// <param name="options">Where to work and with what; null takes the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DeliverySession> OpenAsync(
        Plan plan, RouteResolver resolve, DeliverySessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(resolve);
        options ??= new DeliverySessionOptions();
        HeadStart.Begin();
        var git = await (options.Repository
            ?? GitRepository.OpenAsync(options.WorkingDirectory ?? Directory.GetCurrentDirectory(), cancellationToken)).ConfigureAwait(false);
        var variables = options.Environment ?? ProcessEnvironment.Read();
        IRehearsal? rehearsal = null;
        string? rehearsalFolder = null;
        if (options.Rehearsal is { } host)
        {
            rehearsalFolder = options.RehearsalFolder
                ?? RehearsalFolder.Of(plan, git, variables);
            rehearsal = await host.StartAsync(
                new RehearsalOptions(plan, rehearsalFolder) { Scenarios = options.Scenarios, ScenarioFile = options.ScenarioFile },
                cancellationToken).ConfigureAwait(false);
        }

        var stateFolder = rehearsalFolder ?? LedgerSource.FolderOf(plan, git, variables);
        return new DeliverySession(plan, resolve, options, git, rehearsal, rehearsalFolder, stateFolder);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }

        _operator.Dispose();
        await Ledger.DisposeAsync().ConfigureAwait(false);
        Services.Dispose();
        Http.Dispose();
        if (Rehearsal is { } rehearsal)
        {
            await rehearsal.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Masks what was just learned to be secret in everything that is told from now on.</summary>
    internal void Mask(IEnumerable<string> secrets) => _log.Mask(secrets);

    /// <summary>A text that anyone may read.</summary>
    internal string Masked(string text) => _log.Apply(text);

    /// <summary>The same for whoever runs the command: what it names is to be run where this runs.</summary>
    internal string Told(string text) => _log.Told(text);

    /// <summary>A result that anyone may read.</summary>
    internal DeliveryResult Masked(DeliveryResult result) =>
        result with
        {
            Message = _log.Told(result.Message),
            Remedy = result.Remedy is { } remedy ? _log.Told(remedy) : null,
            Apps = [.. result.Apps.Select(app => app with { Reason = app.Reason is { } reason ? _log.Told(reason) : null })],
        };

    /// <summary>Where a run keeps what it can no longer tell the ledger of an environment.</summary>
    /// <param name="ledger">The environment's ledger.</param>
    /// <param name="run">The run; null for this one.</param>
    internal LocalJournal LocalJournal(EnvironmentLedger ledger, string? run = null) =>
        new(
            // By a hash of both: what a ledger calls a run or an environment is no part of a path.
            Path.Combine(
                _stateFolder, "journals", $"{LedgerChain.Hash("", ledger.Stream, 0, DateTimeOffset.UnixEpoch, run ?? RunId)[..32]}.jsonl"),
            ledger.Origin);

    /// <summary>The connection to Heroku with the token of a target, and of that target alone.</summary>
    internal Verdict<HerokuConnection> Connect(Target target, IReadOnlyList<Target>? together = null)
    {
        var endpoint = _credentials.For(target, together ?? [target]);
        return endpoint.Refusal is { } refusal ? refusal : Connect(endpoint.Value);
    }

    /// <summary>Why the run that a rehearsal stands for would get no token for an environment; null when it would, and where this is no rehearsal. Said once.</summary>
    internal string? TokenProblem(Target target, IReadOnlyList<Target> together)
    {
        lock (_gate)
        {
            return IsRehearsal && _told.Add(target.Name) ? _credentials.ProblemOfRealRun(target, together) : null;
        }
    }

    /// <summary>The connection with the own token of whoever runs the command, to learn who they are.</summary>
    internal Verdict<HerokuConnection> ConnectPersonally()
    {
        var endpoint = _credentials.Personal();
        return endpoint.Refusal is { } refusal ? refusal : Connect(endpoint.Value);
    }

    /// <summary>The address of the API.</summary>
    internal Verdict<Uri> Api => _credentials.Api;

    /// <summary>The account of a connection's token, asked for once, and again after a failure. Who gives up waiting stops nobody else.</summary>
    internal Task<Account> AccountAsync(HerokuConnection connection, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_accounts.TryGetValue(connection, out var asked) || asked.IsFaulted || asked.IsCanceled)
            {
                _accounts[connection] = asked = Task.Run(() => connection.Reader.GetAccountAsync(CancellationToken.None), CancellationToken.None);
            }

            return asked.WaitAsync(cancellationToken);
        }
    }

    private HerokuConnection Connect(HerokuEndpoint endpoint)
    {
        lock (_gate)
        {
            if (!_connections.TryGetValue(endpoint.Token, out var connection))
            {
                connection = HerokuConnection.Open(endpoint, Time, _operator);
                _connections.Add(endpoint.Token, connection);
            }

            return connection;
        }
    }
}
