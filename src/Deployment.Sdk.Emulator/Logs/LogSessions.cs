using System.Collections.Concurrent;
using Deployment.Sdk.Emulator.Semantics;

namespace Deployment.Sdk.Emulator.Logs;

/// <summary>The log sessions of this run.</summary>
internal sealed class LogSessions(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LogSession> _sessions = new(StringComparer.Ordinal);

    public LogSession Open(Guid app, int lines, bool tail, string? source, string? dyno)
    {
        foreach (var old in _sessions.Values.Where(IsOver))
        {
            _sessions.TryRemove(old.Secret, out _);
        }

        var session = new LogSession(
            Guid.NewGuid(), Releases.NewStreamId(), app, lines, tail, source, dyno, time.GetUtcNow());
        return _sessions[session.Secret] = session;
    }

    /// <summary>Null when there is none with that secret, or no more.</summary>
    public LogSession? Find(string secret) =>
        _sessions.TryGetValue(secret, out var session) && !IsOver(session) ? session : null;

    private bool IsOver(LogSession session) => time.GetUtcNow() - session.CreatedAt > LogSession.Lifetime;
}
