using Deployment.Sdk.Heroku;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out <see cref="BuildStep"/>: archive, upload, build, and the release that the build makes by itself.</summary>
internal static class BuildRun
{
    /// <summary>What the note of a build of ours begins with; the id of the run follows.</summary>
    public const string Mark = "deployment-sdk ";

    /// <param name="scope">The delivery.</param>
    /// <param name="step">The step.</param>
    /// <param name="begun">Whether an earlier process of the same delivery may have begun the build.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<StepOutcome> RunAsync(RunScope scope, BuildStep step, bool begun, CancellationToken cancellationToken)
    {
        if (begun && await FindAsync(scope, step.App, cancellationToken).ConfigureAwait(false) is { } known)
        {
            scope.Log.Note($"build {known.Id} was begun before, and goes on");
            return await SeeAsync(scope, step, known, cancellationToken).ConfigureAwait(false);
        }

        if (scope.Git is not { } git)
        {
            return StepOutcome.Failed("there is no git repository here to take the source from");
        }

        var archived = await SourceArchive.CreateAsync(git, step.Commit, step.Path, cancellationToken).ConfigureAwait(false);
        if (archived is not SourceArchiveResult.Created { Archive: var archive })
        {
            return StepOutcome.Failed(((SourceArchiveResult.Refused)archived).Refusal.Reason);
        }

        await using (archive.ConfigureAwait(false))
        {
            scope.Log.Output($"uploading {(archive.Length + 1023) / 1024} KiB of source");
            var source = await scope.Heroku.Uploads
                .SendAsync(scope.Writer, archive.FilePath, archive.Length, archive.Sha256, cancellationToken).ConfigureAwait(false);
            return await BuildAsync(scope, step, source, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<StepOutcome> BuildAsync(
        RunScope scope, BuildStep step, UploadedSource source, CancellationToken cancellationToken)
    {
        var blob = new SourceBlob
        {
            Url = source.GetUrl.AbsoluteUri,
            Version = step.Commit,
            VersionDescription = NoteOf(scope.RunId),
            Checksum = source.Checksum,
        };
        Build? build;
        try
        {
            build = await scope.Writer.CreateBuildAsync(step.App, new BuildRequest(blob), cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException lost) when (lost.MayHaveActed)
        {
            build = await LostAnswer.FindAsync(scope, lost, token => FindAsync(scope, step.App, token), cancellationToken).ConfigureAwait(false);
            if (build is null)
            {
                return LostAnswer.Nothing(lost, step.App);
            }
        }

        return await SeeAsync(scope, step, build, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a run began a build: its id is in no build but its own.</summary>
    public static bool IsOf(string run, Build build) => build.SourceBlob?.VersionDescription == NoteOf(run);

    private static string NoteOf(string run) => $"{Mark}{run}";

    private static async Task<Build?> FindAsync(RunScope scope, string app, CancellationToken cancellationToken) =>
        (await scope.Heroku.Reader.ListBuildsAsync(app, ListRange.NewestBuilds(10), cancellationToken).ConfigureAwait(false))
        .FirstOrDefault(made => IsOf(scope.RunId, made));

    private static async Task<StepOutcome> SeeAsync(
        RunScope scope, BuildStep step, Build build, CancellationToken cancellationToken)
    {
        Build? ended;
        try
        {
            ended = await EndedAsync(scope, step.App, build, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A build that is left alone releases itself after we are gone.
            scope.Log.Note($"stopping; cancelling build {build.Id}");
            return await CancelAsync(scope, step.App, build.Id, "stopped").ConfigureAwait(false);
        }

        if (ended is null)
        {
            return await CancelAsync(
                scope, step.App, build.Id, $"the build of {CommitHash.Short(step.Commit)} did not end within {Limits.Build.TotalMinutes:0} minutes")
                .ConfigureAwait(false);
        }

        if (ended is not { Status: BuildStatus.Succeeded, Release.Id: { } release, Slug.Id: { } slug })
        {
            return StepOutcome.Failed(
                $"the build of {CommitHash.Short(step.Commit)} on {step.App} {ended.Status}; what ran before keeps running");
        }

        return await ReleaseWatch
            .SeeAsync(scope, step.App, release, (made, _) => Task.FromResult(made.Slug?.Id == slug), cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task<Build?> EndedAsync(RunScope scope, string app, Build build, CancellationToken cancellationToken)
    {
        var end = new Deadline(scope.Time, Limits.Build);
        if (build.OutputStreamUrl is { } output)
        {
            await OutputFollowing.FollowAsync(scope, output, Limits.Build, HasEndedAsync, cancellationToken).ConfigureAwait(false);
        }

        // The stream can end before the status says so, and the release is only named once the build has ended.
        while (true)
        {
            var now = await scope.Heroku.Reader.GetBuildAsync(app, build.Id, cancellationToken).ConfigureAwait(false);
            if (now is { Status: BuildStatus.Failed } or { Status: BuildStatus.Succeeded, Release: not null, Slug: not null })
            {
                return now;
            }

            if (end.IsOver)
            {
                return null;
            }

            await scope.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        async Task<bool> HasEndedAsync(CancellationToken token) =>
            (await scope.Heroku.Reader.GetBuildAsync(app, build.Id, token).ConfigureAwait(false)).Status != BuildStatus.Pending;
    }

    // A build that ends while it is being cancelled releases itself all the same, so its end is looked at and not believed.
    private static async Task<StepOutcome> CancelAsync(RunScope scope, string app, string build, string why)
    {
        using var limit = new CancellationTokenSource(Limits.TakeBack, scope.Time);
        try
        {
            await TryCancelAsync(scope, app, build, limit.Token).ConfigureAwait(false);
            for (var look = 0; ; look++)
            {
                var now = await scope.Heroku.Reader.GetBuildAsync(app, build, limit.Token).ConfigureAwait(false);
                switch (now.Status)
                {
                    case BuildStatus.Failed:
                        return StepOutcome.Failed($"{why}; the build on {app} was cancelled; what ran before keeps running");
                    case BuildStatus.Succeeded:
                        return StepOutcome.Unknown(
                            $"{why}, but build {build} on {app} ended before it could be cancelled, and releases itself; look at heroku releases --app {app}");
                }

                await scope.WaitAsync(look, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is HerokuException or OperationCanceledException or LeaseLostException)
        {
            scope.Progress.LeaveBuilding(app, build);
            return StepOutcome.Unknown(
                $"{why}, but build {build} on {app} could not be cancelled and may still release itself; look at heroku builds --app {app}");
        }
    }

    private static async Task TryCancelAsync(RunScope scope, string app, string build, CancellationToken cancellationToken)
    {
        try
        {
            await scope.Writer.AtEnd().CancelBuildAsync(app, build, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException refused) when (!refused.MayHaveActed && !refused.IsNotAuthorised)
        {
            // It may have ended just now.
        }
    }
}
