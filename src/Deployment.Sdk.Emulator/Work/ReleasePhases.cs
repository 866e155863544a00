using System.Collections.Concurrent;
using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Work;

/// <summary>Runs the <c>release</c> process type of pending releases and ends them.</summary>
internal sealed class ReleasePhases(Platform platform)
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task>> _phases = new();

    /// <summary>Changes the state by a release; if that is pending, its command starts to run.</summary>
    public async Task<Outcome<ReleaseState>> ReleaseAsync(
        Guid appId, Func<HerokuState, (HerokuState State, Outcome<ReleaseState> Result)> change)
    {
        var result = await platform.Store.ChangeAsync(change).ConfigureAwait(false);
        Begin(appId, result);
        return result;
    }

    /// <summary>Starts the command of a release that was made and is pending.</summary>
    public void Begin(Guid appId, Outcome<ReleaseState> made)
    {
        if (made.Value is { } release)
        {
            _ = EndOf(appId, release);
        }
    }

    /// <summary>Completes when the release is no longer pending. Its command runs once, however many wait for it.</summary>
    public Task EndOf(Guid appId, ReleaseState release) => release.Status != Progress.Pending
        ? Task.CompletedTask
        : _phases.GetOrAdd(release.Id, id => new Lazy<Task>(() => platform.Background.Run(ct => RunAsync(appId, id, ct)))).Value;

    private async Task RunAsync(Guid appId, Guid releaseId, CancellationToken ct)
    {
        var state = platform.Store.Current;
        var app = state.GetApp(appId);
        var release = app.FindRelease(releaseId)!;

        // The commands of one app run one after another, in the order of its versions.
        foreach (var earlier in app.Releases.Where(earlier => earlier.Version < release.Version))
        {
            await EndOf(appId, earlier).WaitAsync(ct).ConfigureAwait(false);
        }

        var command = state.FindSlug(release.SlugId)!.ReleaseCommand()!;
        var log = platform.Logs.Open(release.StreamId!);
        await platform.StageAsync(ct).ConfigureAwait(false);

        var fault = await platform.Faults.MeetAsync(Point.ReleasePhase, app.Name, ct).ConfigureAwait(false);
        var result = SimulatedCommand.RunPhase(command, release, platform.Store.Current.GetApp(appId));
        foreach (var line in result.Lines)
        {
            log.WriteLine(line);
        }

        if (fault is not null)
        {
            log.WriteLine(fault);
        }

        await platform.StageAsync(ct).ConfigureAwait(false);
        await platform
            .SettleAsync(state => Releases.Finish(state, appId, releaseId, fault is null && result.ExitStatus == 0, log.Text, platform.Now))
            .ConfigureAwait(false);
        log.Complete();
    }
}
