namespace Deployment.Sdk;

/// <summary>
/// Marks each commit that was delivered here with an annotated git tag such as <c>deployed/LIVE/v42</c>, the version being that of the
/// environment's first app. Its message is a release note. Production is tagged without this attribute too, in the repository that the
/// delivery runs in. A tag that cannot be written or pushed is told, and fails nothing; a rehearsal writes none.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ReleaseTagAttribute : Attribute
{
    /// <summary>Whether the tag is also pushed to <c>origin</c>, or to the only remote. False unless set.</summary>
    public bool Push { get; init; }
}
