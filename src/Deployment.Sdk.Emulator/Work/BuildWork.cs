using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.Sources;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Streams;

namespace Deployment.Sdk.Emulator.Work;

/// <summary>Carries builds from an uploaded source to a slug and a release.</summary>
internal sealed class BuildWork(Platform platform)
{
    /// <summary>What Heroku's buildpacks supply in place of a Procfile differs by language; this stands for all of them.</summary>
    private const string DefaultWeb = "bin/web";

    private const string Cancelled = " !     Build cancelled.";

    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _cancels = new();

    public void Start(Guid appId, BuildState build)
    {
        var cancel = _cancels.GetOrAdd(build.Id, static _ => new CancellationTokenSource());
        platform.Background.Run(ct => RunAsync(appId, build, cancel, ct));
    }

    /// <summary>Cancels a pending build: it fails, and nothing is released.</summary>
    public async Task<Outcome<BuildState>> CancelAsync(Guid appId, Guid buildId)
    {
        var result = await platform.Store.ChangeAsync<Outcome<BuildState>>(state =>
            state.GetApp(appId).FindBuild(buildId) is { Status: Progress.Pending } build
                ? BuildSteps.Fail(state, appId, build.Id, platform.Logs.Open(build.StreamId).Text + Cancelled + "\n", platform.Now)
                : (state, Refusal.Invalid("Build has ended and cannot be cancelled."))).ConfigureAwait(false);
        if (result.Value is { } cancelled)
        {
            var log = platform.Logs.Open(cancelled.StreamId);
            log.WriteLine(Cancelled);
            log.Complete();
            if (_cancels.TryGetValue(buildId, out var cancel))
            {
                await cancel.CancelAsync().ConfigureAwait(false);
            }
        }

        return result;
    }

    private async Task RunAsync(Guid appId, BuildState build, CancellationTokenSource cancel, CancellationToken ending)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token, ending);
        try
        {
            await BuildAsync(appId, build, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Whoever cancelled has already ended the build.
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Whatever a source makes the archive reader throw: a build that met it has failed and must not stay pending.
            await FailAsync(appId, build, platform.Logs.Open(build.StreamId), $"The source cannot be read: {problem.Message}")
                .ConfigureAwait(false);
        }
        finally
        {
            _cancels.TryRemove(build.Id, out _);
        }
    }

    private async Task BuildAsync(Guid appId, BuildState build, CancellationToken ct)
    {
        var log = platform.Logs.Open(build.StreamId);
        await platform.StageAsync(ct).ConfigureAwait(false);
        log.WriteLine($"-----> Building on the {BuildSteps.StackTitle} stack (rehearsal)");
        var app = platform.Store.Current.GetApp(appId).Name;
        if (await platform.Faults.MeetAsync(Point.Build, app, ct).ConfigureAwait(false) is { } fault)
        {
            await FailAsync(appId, build, log, fault).ConfigureAwait(false);
            return;
        }

        var read = await ReadSourceAsync(build, ct).ConfigureAwait(false);
        if (!read.Succeeds(out var source, out var refusal))
        {
            await FailAsync(appId, build, log, refusal.Message).ConfigureAwait(false);
            return;
        }

        Report(log, source);
        await platform.StageAsync(ct).ConfigureAwait(false);
        var types = source.ProcessTypes ?? ImmutableDictionary<string, string>.Empty.Add("web", DefaultWeb);
        await SucceedAsync(appId, build, log, types, source.Bytes).ConfigureAwait(false);
    }

    private async Task<Outcome<SourceContents>> ReadSourceAsync(BuildState build, CancellationToken ct)
    {
        var upload = platform.Sources.Open(build.SourceFile);
        if (upload is null)
        {
            return Refusal.Invalid("Could not fetch the source: nothing was uploaded to its put_url, or it is gone.");
        }

        await using (upload.ConfigureAwait(false))
        {
            return await BuildSteps.HasChecksumAsync(upload, build.Checksum, ct).ConfigureAwait(false)
                ? await SourceArchive.ReadAsync(upload, platform.Settings, ct).ConfigureAwait(false)
                : Refusal.Invalid("The source does not have the checksum that the build names.");
        }
    }

    private static void Report(LiveLog log, SourceContents source)
    {
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {source.Files} files, {source.Bytes} bytes"));
        if (source.Links > 0)
        {
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {source.Links} links, not followed"));
        }

        log.WriteLine("-----> Discovering process types");
        log.WriteLine($"       Procfile declares types -> {BuildSteps.Types(source.ProcessTypes)}");
        if (source.ProcessTypes is null)
        {
            log.WriteLine("       Default types for buildpack -> web");
        }
    }

    private async Task FailAsync(Guid appId, BuildState build, LiveLog log, string reason)
    {
        log.WriteLine($" !     {reason}");
        log.WriteLine(" !     Build failed.");
        await platform
            .SettleAsync(state => BuildSteps.Fail(state, appId, build.Id, log.Text, platform.Now)).ConfigureAwait(false);
        log.Complete();
    }

    private async Task SucceedAsync(
        Guid appId, BuildState build, LiveLog log, ImmutableDictionary<string, string> types, long size)
    {
        // The state changes first and the log tells of it after, so the lines that the build keeps are made here and written once.
        var outcome = await platform.SettleAsync<Outcome<ReleaseState>>(state =>
        {
            var (next, release) = BuildSteps.Succeed(state, appId, build.Id, types, size, log.Text, platform.Now);
            return (next, release is null ? Refusal.Conflict("The build was cancelled.") : release);
        }).ConfigureAwait(false);
        platform.Phases.Begin(appId, outcome);
        if (outcome.Value is { } release)
        {
            foreach (var line in BuildSteps.LaunchLines(release))
            {
                log.WriteLine(line);
            }

            log.Complete();
        }
    }
}
