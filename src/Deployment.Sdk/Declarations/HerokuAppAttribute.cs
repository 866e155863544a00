namespace Deployment.Sdk;

/// <summary>
/// Names a Heroku app of the environment. An environment of several apps repeats it; they run one artefact, built on the first.
/// </summary>
/// <param name="name">The app's name, 3 to 30 characters, a lower-case letter first, then letters, digits and dashes, not a dash last;
/// <c>{slot}</c> stands for the slot.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HerokuAppAttribute(string name) : Attribute
{
    /// <summary>The app's name, possibly with <c>{slot}</c> in it.</summary>
    public string Name { get; } = name ?? "";

    /// <summary>The folder of a monorepo that is this app's root, relative to the repository's root; null for the whole repository.</summary>
    public string? Path { get; init; }
}
