namespace Deployment.Sdk;

/// <summary>
/// An add-on, such as a database, that is attached to the environment's apps. Nothing attaches it. A delivery and
/// <c>config apply</c> are refused where an app lacks it, and wait while it is being provisioned; <c>audit</c> and <c>config diff</c>
/// compare it with what Heroku has; the compiler says when two environments name the same add-on.
/// </summary>
/// <param name="name">The attachment's name as on the app, such as <c>DATABASE</c>.</param>
/// <param name="addOn">The add-on's own name, such as <c>postgresql-curved-12345</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddonAttachmentAttribute(string name, string addOn) : Attribute
{
    /// <summary>The attachment's name as on the app.</summary>
    public string Name { get; } = name ?? "";

    /// <summary>The add-on's own name, the same for every app that it is attached to.</summary>
    public string AddOn { get; } = addOn ?? "";
}
