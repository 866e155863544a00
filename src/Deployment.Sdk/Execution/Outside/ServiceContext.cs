using System.Collections.Concurrent;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What one observer is given for one event, or one gate for one question.</summary>
/// <param name="session">What it shares with the others.</param>
/// <param name="who">The observer or gate.</param>
/// <param name="remembered">What it remembers things about: an environment, or one delivery to it.</param>
/// <param name="about">What its calls are about.</param>
/// <param name="patience">The longest wait that a service may ask for.</param>
internal sealed class ServiceContext(
    ServiceSession session, Attribute who, string remembered, string about, TimeSpan patience) : IServiceContext
{
    private readonly ConcurrentQueue<(string Service, string Call, string? Said, string Outcome)> _calls = new();

    public bool IsRehearsal => session.IsRehearsal;

    public TimeProvider Time => session.Time;

    /// <summary>Whether this is the beginning of a delivery, which has an end that somebody tells, in this process or in another.</summary>
    public bool IsBeginning { get; init; }

    /// <summary>Whether anything was called, or recorded in its place.</summary>
    public bool HasCalled => !_calls.IsEmpty;

    public string? Variable(string name) => session.Variables[name]?.Trim();

    public string? Secret(string name, string rehearsed)
    {
        var secret = session.IsRehearsal ? rehearsed : Variable(name);
        if (secret is not null)
        {
            session.Log.Mask(SecretForms.Of(secret));
        }

        return secret;
    }

    public IReadOnlySet<string> SecretVariables => session.SecretVariables;

    public HttpClient Connect(OutsideService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var sockets = session.IsRehearsal
            ? new RehearsalHandler(service)
            : ServiceTransport.Repeating(service, session.Sockets(HerokuEndpoint.IsLiteralLoopback(service.Address)), patience, session.Time);

        // The sockets below are the session's: they outlive the client.
        return new HttpClient(
            new CallRecorder(service.Name, (call, said, outcome) => _calls.Enqueue((service.Name, call, said, outcome)), session.IsRehearsal) { InnerHandler = sockets },
            disposeHandler: false)
        {
            BaseAddress = service.Address,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestHeaders = { { "User-Agent", HerokuConnection.UserAgent } },
        };
    }

    public bool RecordsInstead(string service, string command)
    {
        if (session.IsRehearsal)
        {
            _calls.Enqueue((service, command, null, CallRecorder.Rehearsed));
        }

        return session.IsRehearsal;
    }

    public string Redact(string text) => session.Log.Apply(text);

    public void Report(string line) => session.Log.Note(line);

    public string? Recall(string key) => session.Memory.Recall(who, remembered, key);

    public void Remember(string key, string value) => session.Memory.Remember(who, remembered, key, value, IsBeginning);

    /// <summary>Puts down what was called.</summary>
    /// <param name="summary">What was told or decided.</param>
    public void Close(string summary) =>
        session.Record(_calls.Select(call => new RecordedCall(call.Service, about, call.Call, call.Outcome, summary) { Said = call.Said }));
}
