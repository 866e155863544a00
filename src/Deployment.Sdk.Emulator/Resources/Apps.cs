using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps</c>, and <c>/filters/apps</c>, which reads several at once.</summary>
internal static class Apps
{
    private static readonly (string, Func<AppState, string>)[] Keys =
    [
        ("id", app => app.Id.ToString()),
        ("name", app => app.Name),
        ("updated_at", app => Constants.Time(app.UpdatedAt)),
    ];

    public static void Map(Routes routes)
    {
        routes.Map("GET", "/apps", call => Page.Of(call, call.State.Apps, Keys, app => Body(call, app), WireJson.Default.ListAppBody));
        routes.Map("POST", "/apps", CreateAsync);
        routes.MapApp("GET", "", (call, app) => Answer.Of(Body(call, app), WireJson.Default.AppBody));
        routes.MapApp("PATCH", "", UpdateAsync);
        routes.Map("POST", "/filters/apps", FilterAsync);
    }

    private static AppBody Body(Call call, AppState app) => AppBody.Of(app, call.State, call.Api);

    private static async Task<Answer> CreateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.AppCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        var name = wanted.Name ?? $"rehearsal-{Guid.NewGuid().ToString("N")[..12]}";
        var created = await call.Platform.Store
            .ChangeAsync(state => NewApps.Create(state, name, call.Platform.Now)).ConfigureAwait(false);
        return created.Succeeds(out var app, out refusal)
            ? Answer.Created(Body(call, app), WireJson.Default.AppBody)
            : refusal;
    }

    private static async Task<Answer> UpdateAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.AppUpdate).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted.Name is { } name && name != app.Name)
        {
            return Refusal.Invalid("The emulator does not rename apps: a plan finds them by name.");
        }

        var changed = await call.Platform.Store.ChangeAsync(state =>
        {
            var known = state.FindApp(app.Id)!;
            var next = known with { Maintenance = wanted.Maintenance ?? known.Maintenance, UpdatedAt = call.Platform.Now };
            return (state.With(next), next);
        }).ConfigureAwait(false);
        return Answer.Of(Body(call, changed), WireJson.Default.AppBody);
    }

    private static async Task<Answer> FilterAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.AppFilter).ConfigureAwait(false)).Succeeds(out var filter, out var refusal))
        {
            return refusal;
        }

        return filter.In?.Id is { } ids
            ? Page.Of(
                call,
                call.State.Apps.Where(app => ids.Contains(app.Id)),
                Keys,
                app => TeamAppBody.Of(Body(call, app)),
                WireJson.Default.ListTeamAppBody)
            : Refusal.Invalid("A filter needs 'in.id', a list of app ids.");
    }
}
