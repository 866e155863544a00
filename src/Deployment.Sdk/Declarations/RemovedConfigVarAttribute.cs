namespace Deployment.Sdk;

/// <summary>
/// A config var that the apps no longer need. <c>config apply</c> removes it, and a delivery does once its release runs; what no
/// declaration names is never removed.
/// </summary>
/// <param name="name">The variable's name: letters, digits and underscores.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RemovedConfigVarAttribute(string name) : Attribute
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name ?? "";
}
