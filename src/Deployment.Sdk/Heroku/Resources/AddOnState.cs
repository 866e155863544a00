namespace Deployment.Sdk.Heroku;

/// <summary>The words for how an add-on stands.</summary>
/// <remarks>Text, not an enum: a word that Heroku adds later equals none of these, so it is never taken for success.</remarks>
internal static class AddOnState
{
    /// <summary>It is being made; its config vars may be missing.</summary>
    public const string Provisioning = "provisioning";

    /// <summary>It is ready.</summary>
    public const string Provisioned = "provisioned";

    /// <summary>It could not be made, or is gone.</summary>
    public const string Deprovisioned = "deprovisioned";
}
