namespace Deployment.Sdk;

/// <summary>Declares one slot of an environment whose name has <c>{slot}</c> in it, and whose it is.</summary>
/// <param name="slot">The text that stands for <c>{slot}</c>: lower-case letters, digits and dashes.</param>
/// <param name="developer">
/// The e-mail of the developer whose commits go there, as <c>git log --format=%aE</c> prints it after <c>.mailmap</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SlotAttribute(string slot, string developer) : Attribute
{
    /// <summary>The text that stands for <c>{slot}</c>.</summary>
    public string Slot { get; } = slot ?? "";

    /// <summary>The developer's e-mail.</summary>
    public string Developer { get; } = developer ?? "";
}
