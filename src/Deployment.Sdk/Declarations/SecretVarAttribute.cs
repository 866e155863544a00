namespace Deployment.Sdk;

/// <summary>
/// A config var that must exist on the app and whose value never stands in source or output. It is set from the environment variable
/// <c>&lt;ENVIRONMENT&gt;__&lt;NAME&gt;</c>, such as <c>UAT__DJANGO_SECRET_KEY</c>, and left as it is where that is not set.
/// </summary>
/// <param name="name">The variable's name: letters, digits and underscores.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SecretVarAttribute(string name) : Attribute
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name ?? "";
}
