using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Reads what targets run. One that cannot be read says so and keeps none of the others from being read.</summary>
internal static class StatusReading
{
    /// <summary>How many apps are read at once: a plan may have hundreds, and Heroku is not to take us for an attack.</summary>
    public const int AtOnce = 25;

    public static async Task<ImmutableArray<AppStatus>> ReadAsync(
        DeliverySession session, ImmutableArray<Target> targets, CancellationToken cancellationToken)
    {
        (Target Target, TargetApp App)[] apps = [.. targets.SelectMany(target => target.Apps.Select(app => (target, app)))];
        var rows = new AppStatus[apps.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, apps.Length),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (row, token) => rows[row] = await ReadAsync(session, apps[row].Target, apps[row].App, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return [.. rows];
    }

    private static async Task<AppStatus> ReadAsync(
        DeliverySession session, Target target, TargetApp app, CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        if (connection.Refusal is { } refusal)
        {
            return Unread(target, app, session.Masked(refusal.Reason));
        }

        try
        {
            var state = await new TargetReader(connection.Value.Reader).ReadRunningAsync(app.Name, cancellationToken).ConfigureAwait(false);
            return new AppStatus(
                target.Name,
                target.Stage,
                app.Name,
                state.Running?.Version,
                state.Newest?.Version,
                state.Newest?.Status,
                state.RunningCommit,
                state.Running?.Slug?.Id,
                state.Running?.CreatedAt,
                state.App.Maintenance,
                null)
            {
                Generation = state.Generation ?? (state.RunsImages ? "fir" : null),
                Image = state.Running?.ImageId,
            };
        }
        catch (HerokuException failure)
        {
            return Unread(target, app, session.Masked(failure.Remedy is { } remedy ? $"{failure.Message}; {remedy}" : failure.Message));
        }
    }

    private static AppStatus Unread(Target target, TargetApp app, string problem) =>
        new(target.Name, target.Stage, app.Name, null, null, null, null, null, null, false, problem);
}
