namespace Deployment.Sdk;

/// <summary>
/// Says what becomes of a CI job whose commit was overtaken by a later push. Without it such a job ends well, with a warning and nothing
/// done. <c>deploy --superseded</c> decides otherwise for one command.
/// </summary>
/// <param name="policy">Whether it ends well or fails.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SupersededAttribute(SupersededPolicy policy) : Attribute
{
    /// <summary>Whether it ends well or fails.</summary>
    public SupersededPolicy Policy { get; } = policy;
}
