namespace Deployment.Sdk.Revisions;

/// <summary>What the CI provider says about this build.</summary>
internal abstract record CiDetection
{
    private CiDetection()
    {
    }

    /// <summary>What started this process, as far as it is known.</summary>
    public abstract Trigger Trigger { get; }

    /// <summary>No CI service: a person at a machine of their own.</summary>
    public sealed record None : CiDetection
    {
        public static None Value { get; } = new();

        public override Trigger Trigger => Trigger.Manual;
    }

    /// <summary>
    /// A CI service that nothing here reads. <c>CI=true</c> alone says nothing about a build, but that no person sits there, and that the
    /// machine is thrown away.
    /// </summary>
    /// <param name="Evidence">The variables that say so, for people.</param>
    public sealed record Unread(string Evidence) : CiDetection
    {
        public override Trigger Trigger => Trigger.Unknown;
    }

    /// <summary>A build that may deliver.</summary>
    public sealed record Found(CiBuild Build) : CiDetection
    {
        public override Trigger Trigger => Build.Trigger;
    }

    /// <summary>
    /// A build that must not deliver, or whose variables contradict each other. A rehearsal goes on there, as if a person had asked for it.
    /// </summary>
    public sealed record Refused(RevisionRefusal Refusal) : CiDetection
    {
        public override Trigger Trigger => Trigger.Manual;
    }
}
