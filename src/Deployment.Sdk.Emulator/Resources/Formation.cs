using System.Globalization;
using System.Text.Json;
using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps/{app}/formation</c>.</summary>
internal static class Formation
{
    private static readonly (string, Func<FormationState, string>)[] Keys =
        [("id", formation => formation.Id.ToString()), ("type", formation => formation.Type)];

    public static void Map(Routes routes)
    {
        routes.MapApp("GET", "/formation", List);
        routes.MapApp("PATCH", "/formation", UpdateAllAsync);
        routes.MapApp("GET", "/formation/{type}", (call, app) => One(app, call.Part("type")));
        routes.MapApp("PATCH", "/formation/{type}", UpdateOneAsync);
    }

    private static Answer List(Call call, AppState app) =>
        Page.Of(call, app.Formation, Keys, entry => FormationBody.Of(entry, app), WireJson.Default.ListFormationBody);

    private static Answer One(AppState app, string type) =>
        app.Formation.FirstOrDefault(entry => entry.Type == type || entry.Id.ToString() == type) is { } found
            ? Answer.Of(FormationBody.Of(found, app), WireJson.Default.FormationBody)
            : Refusal.NotFound("formation", $"process type ({type})");

    private static async Task<Answer> UpdateAllAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.FormationUpdate).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted.Updates is not { } updates)
        {
            return Refusal.Invalid("A formation update needs 'updates'.");
        }

        var scaled = await ScaleAsync(call, app, updates).ConfigureAwait(false);
        return scaled.Succeeds(out var changed, out refusal) ? List(call, changed) : refusal;
    }

    private static async Task<Answer> UpdateOneAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.FormationEntry).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        var type = call.Part("type");
        var scaled = await ScaleAsync(call, app, [wanted with { Type = type }]).ConfigureAwait(false);
        return scaled.Succeeds(out var changed, out refusal) ? One(changed, type) : refusal;
    }

    private static async Task<Outcome<AppState>> ScaleAsync(Call call, AppState app, FormationEntry[] entries)
    {
        var updates = new List<ScaleUpdate>();
        foreach (var entry in entries)
        {
            if (Read(entry) is not { } update)
            {
                return Refusal.Invalid("Each update needs a 'type'; a 'quantity' is a whole number such as 2, \"2\", \"+1\" or \"-1\".");
            }

            updates.Add(update);
        }

        return await call.Platform.Store
            .ChangeAsync(state => Formations.Scale(state, app.Id, updates, call.Platform.Now)).ConfigureAwait(false);
    }

    private static ScaleUpdate? Read(FormationEntry? entry)
    {
        if (entry?.Type is not { } type)
        {
            return null;
        }

        var size = entry.Size ?? entry.DynoSize?.Name;
        switch (entry.Quantity)
        {
            case null or { ValueKind: JsonValueKind.Null }:
                return new ScaleUpdate(type, null, false, size);

            case { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var quantity):
                return new ScaleUpdate(type, quantity, false, size);

            case { ValueKind: JsonValueKind.String } text when int.TryParse(
                text.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quantity):
                return new ScaleUpdate(type, quantity, text.GetString() is ['+' or '-', ..], size);

            default:
                return null;
        }
    }
}
