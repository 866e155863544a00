using System.Text.Json.Serialization;

namespace Deployment.Sdk.Ledgers;

/// <summary>A step of a delivery, written so that another process can take it. Values of config vars are not in it.</summary>
/// <param name="App">The app that it changes or comes from.</param>
/// <param name="Description">What it does, for people.</param>
[JsonConverter(typeof(RecordedStepConverter))]
internal abstract record RecordedStep(string App, string Description)
{
    /// <summary>Config vars that are set or removed. The values come from the plan and the environment again.</summary>
    public sealed record Config(string App, string Description, IReadOnlyList<string> Names) : RecordedStep(App, Description);

    /// <summary>Maintenance switched on or off.</summary>
    public sealed record Maintenance(string App, string Description, bool On) : RecordedStep(App, Description);

    /// <summary>A build, and the release that it makes by itself.</summary>
    public sealed record Build(string App, string Description, string Commit, string? Path) : RecordedStep(App, Description);

    /// <summary>A slug that was built elsewhere.</summary>
    public sealed record Slug(string App, string Description, string Builder, string Commit) : RecordedStep(App, Description);

    /// <summary>Process types brought to a number and size of dynos.</summary>
    public sealed record Scale(string App, string Description, IReadOnlyList<RecordedProcess> Changes) : RecordedStep(App, Description);

    /// <summary>One exact release copied to other apps.</summary>
    public sealed record Promotion(
        string App, string Description, string Release, int Version, string SlugId, string Commit, string? Checksum, IReadOnlyList<string> Targets)
        : RecordedStep(App, Description);

    /// <summary>An earlier release of the same app, released once more.</summary>
    public sealed record Rollback(
        string App, string Description, string Release, int Version, string SlugId, string Commit, string? Checksum, bool WithConfig)
        : RecordedStep(App, Description);

    /// <summary>Process types stopped for the time of a release, or started again as they were.</summary>
    public sealed record Processes(string App, string Description, IReadOnlyList<RecordedProcess> Counts, bool Stopped)
        : RecordedStep(App, Description);

    /// <summary>A step that the team declared.</summary>
    public sealed record Declared(string App, string Description, string Canonical, bool IsRepeatable) : RecordedStep(App, Description);
}
