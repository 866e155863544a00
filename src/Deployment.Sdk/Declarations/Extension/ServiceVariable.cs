namespace Deployment.Sdk;

/// <summary>An environment variable that an observer or a gate reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSecret">
/// Whether its value is a secret: it is masked from the start of a command in whatever that prints or sends, and no test command gets it.
/// </param>
/// <param name="IsRequired">Whether nothing works without it; otherwise it may be left out, or another one takes its place.</param>
public sealed record ServiceVariable(string Name, bool IsSecret = false, bool IsRequired = false)
{
    /// <summary>A secret without which nothing works.</summary>
    /// <param name="name">Its name.</param>
    public static ServiceVariable Secret(string name) => new(name, IsSecret: true, IsRequired: true);
}
