namespace Deployment.Sdk.Heroku;

/// <summary>The words for how a build stands.</summary>
/// <remarks>Text, not an enum: a word that Heroku adds later equals none of these, so it is never taken for success.</remarks>
internal static class BuildStatus
{
    /// <summary>It is running.</summary>
    public const string Pending = "pending";

    /// <summary>It made a slug and a release.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>It failed or was cancelled.</summary>
    public const string Failed = "failed";
}
