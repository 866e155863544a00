using System.Collections.Immutable;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>An app renamed, put into maintenance, or deleted.</summary>
internal static class AppChanges
{
    public static (HerokuState State, Outcome<AppState> Result) Update(
        HerokuState state, Guid id, string? name, bool? maintenance, DateTimeOffset now)
    {
        if (state.FindApp(id) is not { } app)
        {
            return (state, NotFound);
        }

        if (name is not null && name != app.Name && NewApps.NameProblem(state, name) is { } problem)
        {
            return (state, problem);
        }

        var changed = app with { Name = name ?? app.Name, Maintenance = maintenance ?? app.Maintenance, UpdatedAt = now };
        return (state.With(changed), changed);
    }

    /// <summary>
    /// Takes the app away with its builds and releases, its place in a pipeline, its add-ons and attachments. Not while something
    /// of it is still under way: what the emulator has begun, it ends.
    /// </summary>
    public static (HerokuState State, Outcome<AddOnChange<AppState>> Result) Delete(HerokuState state, Guid id, DateTimeOffset now)
    {
        if (state.FindApp(id) is not { } app)
        {
            return (state, NotFound);
        }

        if (IsUnderWay(state, app))
        {
            return (state, Refusal.Conflict($"A build, a release or a promotion of {app.Name} is still under way. Try again when it has ended."));
        }

        var next = state;
        var releases = ImmutableArray.CreateBuilder<(Guid App, ReleaseState Release)>();
        foreach (var addOn in state.AddOns.Where(addOn => addOn.AppId == id))
        {
            (next, var removed) = AddOns.Remove(next, addOn.Id, now);
            releases.AddRange(removed.Value!.Releases.Where(release => release.App != id));
        }

        return (
            next with
            {
                Apps = next.Apps.RemoveAll(known => known.Id == id),
                Couplings = next.Couplings.RemoveAll(coupling => coupling.AppId == id),
                Attachments = next.Attachments.RemoveAll(attachment => attachment.AppId == id),
                AppSetups = next.AppSetups.RemoveAll(setup => setup.AppId == id),
                ReviewApps =
                [
                    .. next.ReviewApps.Select(review => review.AppId == id ? review with { IsDeleted = true, UpdatedAt = now } : review),
                ],
            },
            new AddOnChange<AppState>(app, releases.ToImmutable()));
    }

    public static Refusal NotFound => Refusal.NotFound("app", "app");

    private static bool IsUnderWay(HerokuState state, AppState app) =>
        app.Builds.Any(build => build.Status == Progress.Pending)
        || app.Releases.Any(release => release.Status == Progress.Pending)
        || state.Promotions.Any(promotion => promotion.IsPending()
            && (promotion.SourceAppId == app.Id || promotion.Targets.Any(target => target.AppId == app.Id)));
}
