namespace Deployment.Sdk;

/// <summary>Declares trunk-based development: <see cref="Trunk"/> is stable, every other branch is work in progress.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrunkBasedAttribute : Attribute
{
    /// <summary>The name of the trunk, a branch pattern. <c>main</c> unless set.</summary>
    public string Trunk { get; init => field = value ?? ""; } = "main";
}
