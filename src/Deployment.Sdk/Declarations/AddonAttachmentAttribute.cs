namespace Deployment.Sdk;

/// <summary>
/// States that an add-on is attached to the environment's apps, so that two environments that share one are told apart from two that
/// have one each. Carried in the plan; this version of the tool does not compare it with Heroku yet.
/// </summary>
/// <param name="name">The attachment's name, such as <c>DATABASE</c> for the config var <c>DATABASE_URL</c>.</param>
/// <param name="addon">The add-on's own name, as <c>heroku addons</c> shows it, such as <c>postgresql-curved-12345</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddonAttachmentAttribute(string name, string addon) : Attribute
{
    /// <summary>The attachment's name.</summary>
    public string Name { get; } = name;

    /// <summary>The add-on's own name.</summary>
    public string Addon { get; } = addon;
}
