using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/addon-attachments</c>, and those of an app or of an add-on.</summary>
internal static class AddOnAttachments
{
    private static readonly (string, Func<AttachmentState, string>)[] Keys =
        [("id", attachment => attachment.Id.ToString()), ("name", attachment => attachment.Name)];

    public static void Map(Routes routes)
    {
        routes.Map("GET", "/addon-attachments", call => List(call, call.State.Attachments));
        routes.Map("POST", "/addon-attachments", CreateAsync);
        routes.Map("GET", "/addon-attachments/{attachment}", call =>
            One(call, call.State.Attachments.FirstOrDefault(attachment => attachment.Id == call.Id("attachment"))));
        routes.Map("DELETE", "/addon-attachments/{attachment}", DeleteAsync);
        routes.Map("POST", "/actions/addon-attachments/resolve", ResolveAsync);
        routes.Map("GET", "/addons/{addon}/addon-attachments", call => call.State.FindAddOn(call.Part("addon")) is { } addOn
            ? List(call, call.State.Attachments.Where(attachment => attachment.AddOnId == addOn.Id))
            : AddOns.NotFound);
        routes.MapApp("GET", "/addon-attachments", (call, app) => List(call, call.State.AttachmentsOf(app)));
        routes.MapApp("GET", "/addon-attachments/{attachment}", (call, app) => One(
            call,
            call.State.AttachmentsOf(app).FirstOrDefault(
                attachment => attachment.Name == call.Part("attachment") || attachment.Id == call.Id("attachment"))));
    }

    private static Answer List(Call call, IEnumerable<AttachmentState> attachments) => Page.Of(
        call, attachments, Keys, attachment => AttachmentBody.Of(attachment, call.State), WireJson.Default.ListAttachmentBody);

    private static Answer One(Call call, AttachmentState? attachment) => attachment is null
        ? Attachments.NotFound
        : Answer.Of(AttachmentBody.Of(attachment, call.State), WireJson.Default.AttachmentBody);

    private static async Task<Answer> CreateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.AttachmentCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted is not { Addon.Value: var addOnName, App.Value: var appName })
        {
            return Refusal.Invalid("An attachment needs 'addon' and 'app'.");
        }

        if (call.State.FindApp(appName) is { } receiver && call.Platform.TwoFactor.Refuse(call, receiver) is { } demand)
        {
            return demand;
        }

        var attached = await call.Platform.AddOns.ChangeAsync<AttachmentState>(state => (state.FindAddOn(addOnName), state.FindApp(appName)) switch
        {
            (null, _) => (state, AddOns.NotFound),
            (_, null) => (state, AppChanges.NotFound),
            ({ } addOn, { } app) => Attachments.Attach(state, addOn, app.Id, wanted.Name, wanted.Namespace, call.Platform.Now),
        }).ConfigureAwait(false);
        return attached.Succeeds(out var attachment, out refusal)
            ? Answer.Created(AttachmentBody.Of(attachment, call.State), WireJson.Default.AttachmentBody)
            : refusal;
    }

    private static async Task<Answer> DeleteAsync(Call call)
    {
        if (call.State.Attachments.FirstOrDefault(known => known.Id == call.Id("attachment")) is { } known
            && call.State.FindApp(known.AppId) is { } app
            && call.Platform.TwoFactor.Refuse(call, app) is { } demand)
        {
            return demand;
        }

        var detached = await call.Platform.AddOns.ChangeAsync<AttachmentState>(state =>
            Attachments.Detach(state, call.Id("attachment") ?? Guid.Empty, call.Platform.Now)).ConfigureAwait(false);
        return detached.Succeeds(out var attachment, out var refusal) ? One(call, attachment) : refusal;
    }

    private static async Task<Answer> ResolveAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.AttachmentResolution).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted.AddonAttachment is not { } text)
        {
            return Refusal.Invalid("A resolution needs 'addon_attachment'.");
        }

        var found = Attachments.Resolve(call.State, text, wanted.App)
            .Where(attachment => wanted.AddonService is null || call.State.FindAddOn(attachment.AddOnId)!.Service == wanted.AddonService)
            .ToArray();
        return found.Length > 0 ? List(call, found) : Attachments.NotFound;
    }
}
