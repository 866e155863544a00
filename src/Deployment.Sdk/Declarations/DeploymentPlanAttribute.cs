namespace Deployment.Sdk;

/// <summary>
/// Marks a partial class as a deployment plan: its routes say which branch goes to which environment, its promotions how a
/// release travels on. The source generator emits <c>Plan</c>, <c>Resolve</c>, <c>Matrix</c>, <c>Heroku</c> and
/// <c>RunAsync</c> into it.
/// </summary>
/// <param name="pipeline">The name of the Heroku pipeline, as in <c>heroku pipelines:info NAME</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DeploymentPlanAttribute(string pipeline) : Attribute
{
    /// <summary>The name of the Heroku pipeline.</summary>
    public string Pipeline { get; } = pipeline ?? "";
}
