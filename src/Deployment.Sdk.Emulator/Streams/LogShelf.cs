using System.Collections.Concurrent;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Streams;

/// <summary>Where output streams are found: those that still grow, and those that the state remembers.</summary>
internal sealed class LogShelf(Store store)
{
    private readonly ConcurrentDictionary<string, LiveLog> _logs = new(StringComparer.Ordinal);

    public LiveLog Open(string streamId) => _logs.GetOrAdd(streamId, static _ => new LiveLog());

    public LiveLog? Find(string streamId) => _logs.GetValueOrDefault(streamId) ?? Remembered(streamId);

    private LiveLog? Remembered(string streamId)
    {
        var apps = store.Current.Apps;
        var known = apps.SelectMany(app => app.Builds).Any(build => build.StreamId == streamId)
            || apps.SelectMany(app => app.Releases).Any(release => release.StreamId == streamId);
        if (!known)
        {
            return null;
        }

        var output = apps.SelectMany(app => app.Builds).FirstOrDefault(build => build.StreamId == streamId)?.Output
            ?? apps.SelectMany(app => app.Releases).FirstOrDefault(release => release.StreamId == streamId)?.Output;
        if (output is null)
        {
            return Open(streamId);
        }

        var log = new LiveLog();
        foreach (var line in output.TrimEnd('\n').Split('\n'))
        {
            log.WriteLine(line);
        }

        log.Complete();
        return log;
    }
}
