namespace Deployment.Sdk.Emulator.State;

/// <summary>An add-on on an app, under a name that is unique there.</summary>
internal sealed record AttachmentState(
    Guid Id, Guid AddOnId, Guid AppId, string Name, string? Namespace, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Most services set one address, named after the attachment.</summary>
    public string ConfigVar => Name + "_URL";
}
