namespace Deployment.Sdk;

/// <summary>
/// Puts the environment's apps into maintenance mode while a release is made. It is lifted on every path, but only if this
/// delivery switched it on: a person's maintenance is left as found.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MaintenanceAttribute : Attribute
{
    /// <summary>
    /// Process types to scale to zero meanwhile, separated by commas, such as <c>worker</c>: their dynos are brought back to the
    /// number that was there, or to the one that is declared, on every path. Never <c>web</c>. Null stops none.
    /// </summary>
    public string? Stop { get; init; }
}
