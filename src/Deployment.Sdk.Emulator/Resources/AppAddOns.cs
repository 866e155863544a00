using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/addons</c> and <c>/apps/{app}/addons</c>: an app's are its own and those that are attached to it.</summary>
internal static class AppAddOns
{
    private static readonly (string, Func<AddOnState, string>)[] Keys = [("id", addOn => addOn.Id.ToString()), ("name", addOn => addOn.Name)];

    public static void Map(Routes routes)
    {
        routes.Map("GET", "/addons", call => List(call, call.State.AddOns));
        routes.Map("GET", "/addons/{addon}", call => One(call, call.State.FindAddOn(call.Part("addon"))));
        routes.Map("POST", "/actions/addons/resolve", ResolveAsync);
        routes.MapApp("GET", "/addons", (call, app) => List(call, OnApp(call.State, app)));
        routes.MapApp("POST", "/addons", CreateAsync);
        routes.MapApp("GET", "/addons/{addon}", (call, app) => One(call, Find(call, app)));
        routes.MapApp("PATCH", "/addons/{addon}", UpdateAsync);
        routes.MapApp("DELETE", "/addons/{addon}", DeleteAsync);
    }

    private static IEnumerable<AddOnState> OnApp(HerokuState state, AppState app)
    {
        var attached = state.AttachmentsOf(app).Select(attachment => attachment.AddOnId).ToHashSet();
        return state.AddOns.Where(addOn => addOn.AppId == app.Id || attached.Contains(addOn.Id));
    }

    private static AddOnState? Find(Call call, AppState app) =>
        OnApp(call.State, app).FirstOrDefault(addOn => addOn.Name == call.Part("addon") || addOn.Id == call.Id("addon"));

    private static Answer List(Call call, IEnumerable<AddOnState> addOns) =>
        Page.Of(call, addOns, Keys, addOn => AddOnBody.Of(addOn, call.State), WireJson.Default.ListAddOnBody);

    private static Answer One(Call call, AddOnState? addOn) => addOn is null
        ? AddOns.NotFound
        : Answer.Of(AddOnBody.Of(addOn, call.State), WireJson.Default.AddOnBody);

    private static async Task<Answer> CreateAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.AddOnCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted.Plan is not { Value: var plan })
        {
            return Refusal.Invalid("An add-on needs a 'plan'.");
        }

        var order = new AddOnOrder(plan, wanted.Name, wanted.Attachment?.Name);
        var ordered = await call.Platform.AddOns
            .ChangeAsync<AddOnState>(state => AddOns.Order(state, app.Id, order, call.Platform.Now)).ConfigureAwait(false);
        if (!ordered.Succeeds(out var addOn, out refusal))
        {
            return refusal;
        }

        var answer = Answer.Created(AddOnBody.Of(addOn, call.State), WireJson.Default.AddOnBody);
        call.Platform.AddOns.Start(addOn);
        return answer;
    }

    private static async Task<Answer> UpdateAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.AddOnUpdate).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        var changed = await call.Platform.Store.ChangeAsync(state =>
            AddOns.Change(state, Find(call, app)?.Id ?? Guid.Empty, wanted.Plan?.Value, wanted.Name, call.Platform.Now)).ConfigureAwait(false);
        return changed.Succeeds(out var addOn, out refusal) ? One(call, addOn) : refusal;
    }

    private static async Task<Answer> DeleteAsync(Call call, AppState app)
    {
        if (Find(call, app) is not { } addOn)
        {
            return AddOns.NotFound;
        }

        // Shown as it was, because its attachments and perhaps its config vars are gone afterwards.
        var shown = AddOnBody.Of(addOn with { Status = AddOnStatus.Deprovisioned }, call.State);
        var removed = await call.Platform.AddOns
            .ChangeAsync<AddOnState>(state => AddOns.Remove(state, addOn.Id, call.Platform.Now)).ConfigureAwait(false);
        return removed.Succeeds(out _, out var refusal) ? Answer.Of(shown, WireJson.Default.AddOnBody) : refusal;
    }

    private static async Task<Answer> ResolveAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.AddOnResolution).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted.Addon is not { } text)
        {
            return Refusal.Invalid("A resolution needs 'addon'.");
        }

        var found = AddOns.Resolve(call.State, text, wanted.App, wanted.AddonService).ToArray();
        return found.Length > 0 ? List(call, found) : AddOns.NotFound;
    }
}
