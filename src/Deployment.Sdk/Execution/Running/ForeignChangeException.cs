namespace Deployment.Sdk.Execution;

/// <summary>Someone else changed an app between our look and our write.</summary>
/// <param name="app">The app.</param>
/// <param name="expected">The version that we knew.</param>
/// <param name="found">The version that we found.</param>
internal sealed class ForeignChangeException(string app, int expected, int found)
    : Exception($"somebody else released on {app}: v{expected} was its newest release, now it is v{found}")
{
    public string App { get; } = app;
}
