namespace Deployment.Sdk;

/// <summary>
/// Puts the environment's apps into maintenance mode while a release is made. It is lifted on every path, but only if this
/// delivery switched it on: a person's maintenance is left as found.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MaintenanceAttribute : Attribute;
