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
        routes.Map("GET", "/apps", call => List(call, call.State.Apps));
        routes.Map("POST", "/apps", CreateAsync);
        routes.MapApp("GET", "", (call, app) => Answer.Of(Body(call, app), WireJson.Default.AppBody));
        routes.MapApp("PATCH", "", UpdateAsync);
        routes.MapApp("DELETE", "", DeleteAsync);
        routes.Map("GET", "/users/{account}/apps", call =>
            Accounts.IsMe(call) ? List(call, call.State.Apps) : Refusal.NotFound("account", "account"));
        routes.Map("POST", "/filters/apps", FilterAsync);
    }

    public static string NewName() => $"rehearsal-{Guid.NewGuid().ToString("N")[..12]}";

    public static Refusal NoSuchRegion(string region) => Refusal.Invalid($"No such region as '{region}'. Known regions: us, eu.");

    private static Answer List(Call call, IEnumerable<AppState> apps) =>
        Page.Of(call, apps, Keys, app => Body(call, app), WireJson.Default.ListAppBody);

    private static AppBody Body(Call call, AppState app) => AppBody.Of(app, call.State, call.Api);

    private static async Task<Answer> CreateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.AppCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted.Region is { } region && Constants.FindRegion(region) is null)
        {
            return NoSuchRegion(region);
        }

        if (wanted.Stack is { } stack && !Constants.IsStack(stack))
        {
            return NoSuchStack(stack);
        }

        var name = wanted.Name ?? NewName();
        var created = await call.Platform.Store
            .ChangeAsync(state => NewApps.Create(state, name, call.Platform.Now, wanted.Region)).ConfigureAwait(false);
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

        if (wanted.BuildStack is { } stack && !Constants.IsStack(stack))
        {
            return NoSuchStack(stack);
        }

        var updated = await call.Platform.Store.ChangeAsync(state =>
            AppChanges.Update(state, app.Id, wanted.Name, wanted.Maintenance, call.Platform.Now)).ConfigureAwait(false);
        return updated.Succeeds(out var changed, out refusal) ? Answer.Of(Body(call, changed), WireJson.Default.AppBody) : refusal;
    }

    private static async Task<Answer> DeleteAsync(Call call, AppState app)
    {
        var shown = Body(call, app);
        var deleted = await call.Platform.AddOns
            .ChangeAsync<AppState>(state => AppChanges.Delete(state, app.Id, call.Platform.Now)).ConfigureAwait(false);
        return deleted.Succeeds(out _, out var refusal) ? Answer.Of(shown, WireJson.Default.AppBody) : refusal;
    }

    private static Refusal NoSuchStack(string stack) =>
        Refusal.Invalid($"The emulator builds on {Constants.Stack.Name} only, not on '{stack}'.");

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
