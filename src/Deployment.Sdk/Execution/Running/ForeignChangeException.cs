namespace Deployment.Sdk.Execution;

/// <summary>Someone else changed an app between our look and our write, or is about to.</summary>
/// <param name="app">The app.</param>
/// <param name="message">What was found there.</param>
internal sealed class ForeignChangeException(string app, string message) : Exception(message)
{
    /// <param name="app">The app.</param>
    /// <param name="expected">The version that we knew.</param>
    /// <param name="found">The version that we found.</param>
    public ForeignChangeException(string app, int expected, int found)
        : this(app, $"somebody else released on {app}: v{expected} was its newest release, now it is v{found}")
    {
    }

    public string App { get; } = app;

    /// <summary>A build that will release itself over what we would release now.</summary>
    public static ForeignChangeException Building(string app, string build) =>
        new(app, $"build {build} began on {app} after this delivery looked, and it will release itself");
}
