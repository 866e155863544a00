using System.Collections.Concurrent;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Logs;

/// <summary>The logs of all apps. What the state remembers is there again after a restart; what one-off dynos wrote is not.</summary>
internal sealed class AppLogs
{
    private readonly ConcurrentDictionary<Guid, AppLog> _logs = new();

    public AppLogs(Store store)
    {
        Note(new HerokuState(), store.Current);
        store.Changed += Note;
    }

    public AppLog Of(Guid app) => _logs.GetOrAdd(app, static _ => new AppLog());

    public void Write(Guid app, params IEnumerable<LogLine> lines) => Of(app).Write(lines);

    private void Note(HerokuState before, HerokuState after)
    {
        foreach (var app in after.Apps)
        {
            var known = before.FindApp(app.Id);
            if (!ReferenceEquals(known, app))
            {
                Of(app.Id).Write(AppNews.Between(known, app));
            }
        }

        foreach (var gone in before.Apps.Where(app => after.FindApp(app.Id) is null))
        {
            if (_logs.TryRemove(gone.Id, out var log))
            {
                log.Complete();
            }
        }
    }
}
