namespace Deployment.Sdk.Revisions;

/// <summary>What started a delivery. Only <see cref="Push"/>, <see cref="Manual"/> and <see cref="Schedule"/> deploy.</summary>
internal enum Trigger
{
    /// <summary>Nobody says.</summary>
    Unknown,

    /// <summary>
    /// A push. Also what is read on providers that run nothing but pushes, manual runs and schedules once pull requests are out,
    /// and do not tell these three apart: Bitbucket Pipelines, CircleCI, Codeship.
    /// </summary>
    Push,

    /// <summary>A person: at a terminal, or by starting the build.</summary>
    Manual,

    /// <summary>The clock.</summary>
    Schedule,

    /// <summary>A pull request.</summary>
    PullRequest,

    /// <summary>A comment or a chat message.</summary>
    Comment,
}
