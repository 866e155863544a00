namespace Deployment.Sdk.Revisions;

/// <summary>A revision, or why there is none.</summary>
internal abstract record RevisionResult
{
    private RevisionResult()
    {
    }

    public sealed record Found(Revision Revision) : RevisionResult;

    public sealed record Refused(RevisionRefusal Refusal) : RevisionResult;
}
