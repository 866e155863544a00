namespace Deployment.Sdk.Revisions;

/// <summary>What a name in git stands for.</summary>
internal enum GitReferenceKind
{
    /// <summary>Nobody says.</summary>
    Unknown,

    /// <summary>A branch.</summary>
    Branch,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A pull request, or a merge request.</summary>
    PullRequest,
}
