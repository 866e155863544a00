using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services;

/// <summary>Observers and gates as a delivery calls them, with its time budget, its log and its masking, and a clock that passes every wait at once.</summary>
internal sealed class ServiceBench : IDisposable
{
    private readonly RecordingLog _log = new();
    private ServiceSession? _session;

    /// <summary>The environment variables.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public bool IsRehearsal { get; init; }

    /// <summary>The commit that gates are asked about.</summary>
    public string Commit { get; init; } = AppStates.A;

    /// <summary>Does not pass the budget of an observer and the limit of an attempt.</summary>
    public StepTime Time { get; } = new(TimeSpan.FromSeconds(10), TimeLimits.Read);

    /// <summary>What the delivery's log says.</summary>
    public IReadOnlyCollection<string> Notes => _log.Lines;

    /// <summary>What was called, or recorded in its place.</summary>
    public IReadOnlyList<RecordedCall> Calls => Session.Calls;

    private ServiceSession Session =>
        _session ??= new ServiceSession(Variables, IsRehearsal, new MaskedLog(_log, Redaction.None), Time);

    /// <summary>Tells an observer, and passes every wait that it makes.</summary>
    /// <returns>How long each wait was.</returns>
    public Task<IReadOnlyList<TimeSpan>> TellAsync(ObserverAttribute observer, DeliveryEvent happening) =>
        Time.PassAsync(TellingAsync(observer, happening));

    /// <summary>Tells an observer, and passes no wait.</summary>
    public Task TellingAsync(ObserverAttribute observer, DeliveryEvent happening) =>
        new Observers([observer], Session, new MaskedLog(_log, Redaction.None), Time).TellAsync(happening);

    /// <summary>Lets an observer observe, without the time budget and whatever else a delivery puts around it.</summary>
    public Task ObservingAsync(ObserverAttribute observer, DeliveryEvent happening, CancellationToken cancellationToken) =>
        observer.ObserveAsync(happening, Session.For(observer, happening), cancellationToken);

    /// <summary>Asks an observer's service what a release brought, and passes every wait that it makes.</summary>
    public Task<ReleaseContents> ReadAsync(ObserverAttribute observer, string from, string to, ReleaseLimits most) => Time.RunAsync(
        () => ReadingAsync(observer, from, to, most, TestContext.Current.CancellationToken));

    /// <summary>Asks an observer's service what a release brought, and passes no wait.</summary>
    public Task<ReleaseContents> ReadingAsync(ObserverAttribute observer, string from, string to, ReleaseLimits most, CancellationToken cancellationToken) =>
        ((IReleaseHistory)observer).ReadAsync(from, to, most, Session.For(observer, "UAT"), cancellationToken);

    /// <summary>Asks a gate of UAT, and passes every wait that it makes.</summary>
    /// <returns>Null when it lets the delivery through.</returns>
    public Task<Refusal?> AskAsync(GateAttribute gate, string? branch = "master", CancellationToken? cancellationToken = null) =>
        Time.RunAsync(() => AskingAsync(gate, branch, cancellationToken ?? TestContext.Current.CancellationToken));

    /// <summary>Asks a gate of UAT, and passes no wait.</summary>
    public Task<Refusal?> AskingAsync(GateAttribute gate, string? branch, CancellationToken cancellationToken)
    {
        var target = new Target(SamplePlan.Uat(gate), null);
        var context = new GateContext(target, Commit, null, IsRehearsal, Consent.None, Nobody.Instance, Time)
        {
            Outside = Session,
            Branch = branch,
        };
        return GateKeeper.AskAsync(target, context, new MaskedLog(_log, Redaction.None), cancellationToken);
    }

    public void Dispose() => _session?.Dispose();
}
