namespace Deployment.Sdk;

/// <summary>A config var that must exist on the app and whose value never stands in source or output.</summary>
/// <param name="name">The variable's name: letters, digits and underscores.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SecretVarAttribute(string name) : Attribute
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name;
}
