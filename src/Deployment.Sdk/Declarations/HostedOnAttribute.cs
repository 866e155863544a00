namespace Deployment.Sdk;

/// <summary>
/// Says where the code lives. Nothing at run time depends on it: it lets the analyzers compare the plan's branch patterns with those
/// by which the host guards branches.
/// </summary>
/// <param name="host">The host.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HostedOnAttribute(CodeHost host) : Attribute
{
    /// <summary>The host.</summary>
    public CodeHost Host { get; } = host;
}
