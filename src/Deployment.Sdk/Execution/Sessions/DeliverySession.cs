using Deployment.Sdk.Heroku;
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
    private readonly Lock _gate = new();

    private DeliverySession(
        Plan plan, RouteResolver resolve, DeliverySessionOptions options, GitRepository? git, IRehearsal? rehearsal)
    {
        Plan = plan;
        Resolve = resolve;
        Time = options.Time;
        Variables = options.Environment ?? ProcessEnvironment.Read();
        Git = git;
        Rehearsal = rehearsal;
        _credentials = new Credentials(plan, Variables, rehearsal);
        _log = new MaskedLog(options.Log ?? SilentLog.Instance, new Redaction(_credentials.Secrets));
        Person = options.Person ?? Nobody.Instance;
        _operator = new SessionOperator(Person, _log);
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>Whether deliveries go to a Heroku on this machine.</summary>
    public bool IsRehearsal => Rehearsal is not null;

    internal RouteResolver Resolve { get; }

    internal TimeProvider Time { get; }

    internal IReadOnlyDictionary<string, string> Variables { get; }

    internal GitRepository? Git { get; }

    internal IRehearsal? Rehearsal { get; }

    internal IDeliveryLog Log => _log;

    internal IPerson Person { get; }

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
        var git = await GitRepository
            .OpenAsync(options.WorkingDirectory ?? Directory.GetCurrentDirectory(), cancellationToken).ConfigureAwait(false);
        var variables = options.Environment ?? ProcessEnvironment.Read();
        IRehearsal? rehearsal = null;
        if (options.Rehearsal is { } host)
        {
            var folder = options.RehearsalFolder
                ?? await RehearsalFolder.OfAsync(plan, git, variables, cancellationToken).ConfigureAwait(false);
            rehearsal = await host.StartAsync(
                new RehearsalOptions(plan, folder) { Scenarios = options.Scenarios, ScenarioFile = options.ScenarioFile },
                cancellationToken).ConfigureAwait(false);
        }

        return new DeliverySession(plan, resolve, options, git, rehearsal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }

        _operator.Dispose();
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

    /// <summary>A result that anyone may read.</summary>
    internal DeliveryResult Masked(DeliveryResult result) =>
        result with { Message = _log.Apply(result.Message), Remedy = result.Remedy is { } remedy ? _log.Apply(remedy) : null };

    /// <summary>The connection to Heroku with the token of a target, and of that target alone.</summary>
    internal Verdict<HerokuConnection> Connect(Target target, IReadOnlyList<Target>? together = null)
    {
        var endpoint = _credentials.For(target, together ?? [target]);
        if (endpoint.Refusal is { } refusal)
        {
            return refusal;
        }

        lock (_gate)
        {
            if (!_connections.TryGetValue(endpoint.Value.Token, out var connection))
            {
                connection = HerokuConnection.Open(endpoint.Value, Time, _operator);
                _connections.Add(endpoint.Value.Token, connection);
            }

            return connection;
        }
    }
}
