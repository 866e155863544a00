namespace Deployment.Sdk;

/// <summary>A config var with a value that is no secret. A deploy sets it where it is missing or differs.</summary>
/// <param name="name">The variable's name: letters, digits and underscores.</param>
/// <param name="value">The value; Heroku keeps only text.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConfigVarAttribute(string name, string value) : Attribute
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name ?? "";

    /// <summary>The variable's value.</summary>
    public string Value { get; } = value ?? "";
}
