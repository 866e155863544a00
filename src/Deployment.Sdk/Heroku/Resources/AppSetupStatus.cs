namespace Deployment.Sdk.Heroku;

/// <summary>The words for how an app setup stands.</summary>
/// <remarks>Text, not an enum: a word that Heroku adds later equals none of these, so it is never taken for success.</remarks>
internal static class AppSetupStatus
{
    /// <summary>It is under way.</summary>
    public const string Pending = "pending";

    /// <summary>The app is built, and its postdeploy script has ended well.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>It failed: <see cref="AppSetup.FailureMessage"/> says why.</summary>
    public const string Failed = "failed";
}
