namespace Deployment.Sdk.Revisions;

/// <summary>What the CI provider says about this build.</summary>
internal abstract record CiDetection
{
    private CiDetection()
    {
    }

    /// <summary>No provider that is known here. <c>CI=true</c> alone says nothing about a build.</summary>
    public sealed record None : CiDetection
    {
        public static None Value { get; } = new();
    }

    /// <summary>A build that may deliver.</summary>
    public sealed record Found(CiBuild Build) : CiDetection;

    /// <summary>A build that must not deliver, or whose variables contradict each other.</summary>
    public sealed record Refused(RevisionRefusal Refusal) : CiDetection;
}
