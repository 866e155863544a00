namespace Deployment.Sdk.Execution;

/// <summary>How a config var stands on two sides: <c>=</c>, <c>!</c>, <c>+</c> and <c>?</c> of the team's own tool.</summary>
internal enum ConfigComparison
{
    /// <summary>Both sides have it, with one value, or as what the plan says of it.</summary>
    Same,

    /// <summary>Both sides have it, and differ.</summary>
    Changed,

    /// <summary>Only the plan, or the environment that was named first, has it.</summary>
    OnlyHere,

    /// <summary>Only the app, or the environment that it is held against, has it.</summary>
    OnlyThere,
}
