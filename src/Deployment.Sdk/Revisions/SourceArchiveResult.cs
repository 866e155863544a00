namespace Deployment.Sdk.Revisions;

/// <summary>An archive of a commit, or why none can be made of it.</summary>
internal abstract record SourceArchiveResult
{
    private SourceArchiveResult()
    {
    }

    /// <summary>The archive; whoever asked for it disposes of it.</summary>
    public sealed record Created(SourceArchive Archive) : SourceArchiveResult;

    /// <summary>A tarball of this commit would not be what the repository holds.</summary>
    public sealed record Refused(RevisionRefusal Refusal) : SourceArchiveResult;
}
