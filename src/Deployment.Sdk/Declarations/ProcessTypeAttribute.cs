namespace Deployment.Sdk;

/// <summary>A process type that the app runs, and how many dynos of which size a deploy sees to.</summary>
/// <param name="name">The process type as the Procfile names it, such as <c>web</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ProcessTypeAttribute(string name) : Attribute
{
    /// <summary>The process type.</summary>
    public string Name { get; } = name ?? "";

    /// <summary>The number of dynos; negative, the default, leaves what the app has.</summary>
    public int Quantity { get; init; } = -1;

    /// <summary>The dyno size, such as <c>standard-1x</c>; null leaves what the app has.</summary>
    public string? Size { get; init; }
}
