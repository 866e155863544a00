namespace Deployment.Sdk.Heroku;

/// <summary>The words for how a review app stands.</summary>
/// <remarks>Text, not an enum: a word that Heroku adds later equals none of these, so it is never taken for success.</remarks>
internal static class ReviewAppStatus
{
    /// <summary>It waits to be made, mostly for CI.</summary>
    public const string Pending = "pending";

    /// <summary>It is being made.</summary>
    public const string Creating = "creating";

    /// <summary>It was made and runs.</summary>
    public const string Created = "created";

    /// <summary>It is being deleted.</summary>
    public const string Deleting = "deleting";

    /// <summary>It was deleted.</summary>
    public const string Deleted = "deleted";

    /// <summary>It could not be made: <see cref="ReviewApp.Message"/> says why.</summary>
    public const string Errored = "errored";
}
