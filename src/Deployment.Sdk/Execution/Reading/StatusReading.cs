using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Reads what targets run. One that cannot be read says so and keeps none of the others from being read.</summary>
internal static class StatusReading
{
    public static async Task<ImmutableArray<AppStatus>> ReadAsync(
        DeliverySession session, ImmutableArray<Target> targets, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(targets.Select(target => ReadAsync(session, target, cancellationToken))).ConfigureAwait(false);
        return [.. rows.SelectMany(row => row)];
    }

    private static async Task<IEnumerable<AppStatus>> ReadAsync(
        DeliverySession session, Target target, CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        if (connection.Refusal is { } refusal)
        {
            return target.Apps.Select(app => Unread(target, app, session.Masked(refusal.Reason)));
        }

        var reader = new TargetReader(connection.Value.Reader);
        return await Task.WhenAll(target.Apps.Select(app => ReadAsync(session, reader, target, app, cancellationToken))).ConfigureAwait(false);
    }

    private static async Task<AppStatus> ReadAsync(
        DeliverySession session, TargetReader reader, Target target, TargetApp app, CancellationToken cancellationToken)
    {
        try
        {
            var state = await reader.ReadAsync(app.Name, cancellationToken).ConfigureAwait(false);
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
