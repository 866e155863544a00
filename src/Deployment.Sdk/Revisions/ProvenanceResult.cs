namespace Deployment.Sdk.Revisions;

/// <summary>Whether a commit is on the remote branch that it is delivered as.</summary>
internal abstract record ProvenanceResult
{
    private ProvenanceResult()
    {
    }

    /// <summary>It is.</summary>
    /// <param name="Tip">The commit that the remote branch is at.</param>
    /// <param name="IsTip">Whether that is the very commit.</param>
    public sealed record Contained(string Tip, bool IsTip) : ProvenanceResult;

    /// <summary>It is not.</summary>
    public sealed record NotContained(string Reason) : ProvenanceResult;

    /// <summary>The remote has no such branch.</summary>
    public sealed record BranchAbsent(string Reason) : ProvenanceResult;

    /// <summary>There is no remote to ask.</summary>
    public sealed record NoRemote(string Reason) : ProvenanceResult;

    /// <summary>It cannot be told from here.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Remedy">What lets it be told.</param>
    public sealed record Unknown(string Reason, string Remedy) : ProvenanceResult;
}
