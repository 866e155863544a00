namespace Deployment.Sdk.Revisions;

/// <summary>git is not installed, does not answer, or fails in a way that has nothing to do with what was asked.</summary>
internal sealed class GitException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether git was still running when its time was over.</summary>
    public bool IsTimeout { get; init; }
}
