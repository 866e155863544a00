namespace Deployment.Sdk;

/// <summary>
/// Says which service runs the plan's deliveries. Nothing at run time depends on it: it lets the analyzers compare the plan's branch
/// patterns with those of the service.
/// </summary>
/// <param name="service">The service.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BuiltOnAttribute(CiService service) : Attribute
{
    /// <summary>The service.</summary>
    public CiService Service { get; } = service;
}
