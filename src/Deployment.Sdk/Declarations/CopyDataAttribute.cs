namespace Deployment.Sdk;

/// <summary>
/// Declares that data is copied from one environment to another. The declaration is carried in the plan; this version of the
/// tool does not execute it yet.
/// </summary>
/// <typeparam name="TFrom">The environment whose data is copied.</typeparam>
/// <typeparam name="TTo">The environment that receives the copy.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CopyDataAttribute<TFrom, TTo> : Attribute
{
    /// <summary>The command that anonymises the copy before anyone may read it; null when data travels as it is.</summary>
    public string? Anonymise { get; init; }
}
