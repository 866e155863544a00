using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>A process type of an OCI image.</summary>
internal sealed record OciImageProcess
{
    /// <summary>Its name, such as <c>web</c>.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>The command as people know it, from the Procfile.</summary>
    [AllowNull]
    public string DisplayCmd { get; init => field = value ?? field; } = "";

    /// <summary>The command that the image runs for it, such as <c>/cnb/process/web</c>.</summary>
    [AllowNull]
    public string Command { get; init => field = value ?? field; } = "";

    /// <summary>The folder that it runs in.</summary>
    [AllowNull]
    public string WorkingDir { get; init => field = value ?? field; } = "";

    /// <summary>Whether it is what the image runs when nothing else is said.</summary>
    public bool Default { get; init; }
}
