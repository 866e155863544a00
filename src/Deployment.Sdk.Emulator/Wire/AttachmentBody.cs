using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>An attachment as the API shows it.</summary>
internal sealed record AttachmentBody(
    AttachedAddOn Addon,
    IdAndName App,
    string CreatedAt,
    Guid Id,
    string Name,
    string? Namespace,
    string UpdatedAt,
    string? WebUrl,
    string? LogInputUrl)
{
    public static AttachmentBody Of(AttachmentState attachment, HerokuState state)
    {
        var addOn = state.FindAddOn(attachment.AddOnId)!;
        return new AttachmentBody(
            new AttachedAddOn(addOn.Id, addOn.Name, AppNamed(state, addOn.AppId)),
            AppNamed(state, attachment.AppId),
            Constants.Time(attachment.CreatedAt),
            attachment.Id,
            attachment.Name,
            attachment.Namespace,
            Constants.Time(attachment.UpdatedAt),
            null,
            null);
    }

    private static IdAndName AppNamed(HerokuState state, Guid id) => new(id, state.GetApp(id).Name);
}

/// <summary>What is attached, and the app that owns it.</summary>
internal sealed record AttachedAddOn(Guid Id, string Name, IdAndName App);

/// <summary>An attachment that a client asks for.</summary>
internal sealed record AttachmentCreation(Identity? Addon, Identity? App, string? Name, string? Namespace);

/// <summary>What a client looks for.</summary>
internal sealed record AttachmentResolution(string? AddonAttachment, string? App, string? AddonService);
