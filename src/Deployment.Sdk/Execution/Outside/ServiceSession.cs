using System.Collections.Concurrent;
using System.Collections.Immutable;
using Deployment.Sdk.Revisions.Ci;

namespace Deployment.Sdk.Execution;

/// <summary>What all observers and gates of one session share: the sockets, the record of calls, and what they remember.</summary>
internal sealed class ServiceSession(
    IReadOnlyDictionary<string, string> variables, bool isRehearsal, MaskedLog log, TimeProvider time) : IDisposable
{
    /// <summary>The longest wait that a service may ask of an observer; a longer one is reported instead.</summary>
    public static readonly TimeSpan ObserverPatience = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait that a service may ask of a gate between two calls.</summary>
    public static readonly TimeSpan GatePatience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<RecordedCall> _calls = new();

    // By reference: two attributes with the same arguments are equal, and are two observers all the same.
    private readonly ConcurrentDictionary<Attribute, ConcurrentDictionary<(string Environment, string Key), string>> _memory =
        new(ReferenceEqualityComparer.Instance);

    private readonly Lazy<HttpMessageHandler> _sockets = new(() => ServiceTransport.Sockets(useProxy: true));
    private readonly Lazy<HttpMessageHandler> _loopback = new(() => ServiceTransport.Sockets(useProxy: false));

    public bool IsRehearsal => isRehearsal;

    public TimeProvider Time => time;

    public CiVariables Variables { get; } = new(variables);

    public MaskedLog Log => log;

    /// <summary>Every call so far, masked by all secrets that are known by now.</summary>
    public ImmutableArray<RecordedCall> Calls =>
        [.. _calls.Select(call => call with
        {
            Call = log.Apply(call.Call), Outcome = log.Apply(call.Outcome), Summary = log.Apply(call.Summary),
        })];

    /// <summary>Nothing outside: no variables, a rehearsal.</summary>
    public static ServiceSession Nowhere() =>
        new(ImmutableDictionary<string, string>.Empty, isRehearsal: true, new MaskedLog(SilentLog.Instance, Heroku.Redaction.None), TimeProvider.System);

    public ServiceContext For(ObserverAttribute observer, DeliveryEvent happening) =>
        new(this, observer, happening.Environment, $"{Word(happening.Kind)} {happening.Environment}", ObserverPatience);

    /// <summary>For an observer that is asked and not told.</summary>
    public ServiceContext For(ObserverAttribute observer, string environment) =>
        new(this, observer, environment, $"history {environment}", ObserverPatience);

    public ServiceContext For(GateAttribute gate, string environment) =>
        new(this, gate, environment, $"gate {environment}", GatePatience);

    public HttpMessageHandler Sockets(bool isLoopback) => (isLoopback ? _loopback : _sockets).Value;

    public void Record(IEnumerable<RecordedCall> calls)
    {
        foreach (var call in calls)
        {
            _calls.Enqueue(call);
        }
    }

    public string? Recall(Attribute who, string environment, string key) =>
        _memory.GetValueOrDefault(who)?.GetValueOrDefault((environment, key));

    public void Remember(Attribute who, string environment, string key, string value) =>
        _memory.GetOrAdd(who, _ => new())[(environment, key)] = value;

    public void Dispose()
    {
        foreach (var sockets in new[] { _sockets, _loopback }.Where(sockets => sockets.IsValueCreated))
        {
            sockets.Value.Dispose();
        }
    }

    private static string Word(DeliveryEventKind kind) => kind switch
    {
        DeliveryEventKind.Started => "started",
        DeliveryEventKind.WaitingForApproval => "waiting",
        DeliveryEventKind.Succeeded => "deployed",
        DeliveryEventKind.Failed => "failed",
        DeliveryEventKind.RolledBack => "rolled back",
        DeliveryEventKind.Frozen => "frozen",
        DeliveryEventKind.FreezeBegan => "freeze",
        DeliveryEventKind.FreezeEnded => "unfreeze",
        DeliveryEventKind.RuleForced => "forced",
        DeliveryEventKind.ConfigStarted => "config started",
        DeliveryEventKind.ConfigSucceeded => "config set",
        DeliveryEventKind.ConfigFailed => "config failed",
        DeliveryEventKind.ApprovalVoided => "voided",
        _ => kind.ToString(),
    };
}
