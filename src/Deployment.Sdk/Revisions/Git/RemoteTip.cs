namespace Deployment.Sdk.Revisions;

/// <summary>What the remote says about a branch, asked just now.</summary>
internal abstract record RemoteTip
{
    private RemoteTip()
    {
    }

    /// <summary>The branch is there, at this commit.</summary>
    public sealed record Tip(string Remote, string Commit) : RemoteTip;

    /// <summary>The remote has no such branch.</summary>
    public sealed record Absent(string Remote) : RemoteTip;

    /// <summary>The repository has no remote, or several and none called origin.</summary>
    public sealed record NoRemote : RemoteTip;

    /// <summary>The remote did not answer.</summary>
    public sealed record Unreachable(string Reason) : RemoteTip;
}
