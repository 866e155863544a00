namespace Deployment.Sdk.Revisions.Ci;

/// <summary>The variables in which a workflow of CloudBees Unify hands on what its contexts say: the service sets none of its own.</summary>
internal static class CloudBeesVariables
{
    /// <summary>What started the workflow, such as <c>push</c>.</summary>
    public const string Event = "DELIVERED_EVENT";

    public const string Branch = "DELIVERED_BRANCH";

    public const string Commit = "DELIVERED_COMMIT";
}
