namespace Deployment.Sdk.Cli.Importing;

/// <summary>An environment that is being written.</summary>
/// <param name="app">Its Heroku app; null when the source names none.</param>
internal sealed class EnvironmentDraft(string? app) : ClassDraft
{
    public string? App { get; } = app;

    /// <summary>What the team calls it; null when the source does not say.</summary>
    public string? Called { get; set; }

    /// <summary>The class.</summary>
    public string ClassName { get; set; } = "";

    /// <summary>The environment's name.</summary>
    public string Name { get; set; } = "";

    public Stage Stage { get; set; }
}
