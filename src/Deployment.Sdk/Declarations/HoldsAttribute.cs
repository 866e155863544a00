namespace Deployment.Sdk;

/// <summary>
/// Says what kind of data an environment holds. Left out, a production environment holds production data and any other test data.
/// </summary>
/// <param name="data">The kind of data.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HoldsAttribute(DataClass data) : Attribute
{
    /// <summary>The kind of data.</summary>
    public DataClass Data { get; } = data;
}
