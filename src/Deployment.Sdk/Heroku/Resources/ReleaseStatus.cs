namespace Deployment.Sdk.Heroku;

/// <summary>The words for how a release stands.</summary>
/// <remarks>Text, not an enum: a word that Heroku adds later equals none of these, so it is never taken for success.</remarks>
internal static class ReleaseStatus
{
    /// <summary>Its release command is running.</summary>
    public const string Pending = "pending";

    /// <summary>It was released.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>Its release command failed; the app runs what it ran before.</summary>
    public const string Failed = "failed";

    /// <summary>Its code is no longer kept.</summary>
    public const string Expired = "expired";
}
