namespace Deployment.Sdk.Heroku;

/// <summary>The words for how one target of a promotion stands.</summary>
/// <remarks>Text, not an enum: a word that Heroku adds later equals none of these, so it is never taken for success.</remarks>
internal static class PromotionTargetStatus
{
    /// <summary>It is being released there.</summary>
    public const string Pending = "pending";

    /// <summary>It was released there.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>It was not released there.</summary>
    public const string Failed = "failed";
}
