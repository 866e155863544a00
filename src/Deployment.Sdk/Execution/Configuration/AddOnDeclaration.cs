using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Whether an attachment is the one that is declared.</summary>
internal static class AddOnDeclaration
{
    public static bool IsOf(AddonAttachmentAttribute declared, AddOnAttachment attachment) =>
        string.Equals(attachment.Addon?.Name, declared.AddOn, StringComparison.OrdinalIgnoreCase);
}
