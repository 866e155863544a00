namespace Deployment.Sdk.Execution;

/// <summary>A rehearsed Heroku that could not be started: its folder or its port is taken or cannot be used.</summary>
/// <param name="message">Which one, and why.</param>
/// <param name="innerException">The failure below it; null when there is none.</param>
public sealed class RehearsalException(string message, Exception? innerException = null) : IOException(message, innerException)
{
    /// <summary>What a person can do about it, in a sentence; null when nothing better is known than to read the message.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether another rehearsal is at work on the same state: command-line exit code 5.</summary>
    public bool IsBusy { get; init; }
}
