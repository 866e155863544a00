namespace Deployment.Sdk.Heroku;

/// <summary>The words for how a promotion stands. Neither says whether it worked.</summary>
/// <remarks>Text, not an enum: a word that Heroku adds later equals none of these, so it is never taken for success.</remarks>
internal static class PromotionStatus
{
    /// <summary>At least one target is not finished.</summary>
    public const string Pending = "pending";

    /// <summary>Every target is finished, well or badly.</summary>
    public const string Completed = "completed";
}
