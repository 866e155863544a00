using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What one Heroku app runs.</summary>
/// <param name="App">The app.</param>
/// <param name="Newest">Its newest release, whatever became of it; null when it has none.</param>
/// <param name="Running">The release that is current and succeeded; null when none is.</param>
/// <param name="RunningSlug">The slug that runs; null before the first deploy or when it has expired.</param>
internal record RunningState(App App, Release? Newest, Release? Running, Slug? RunningSlug)
{
    public string Name => App.Name;

    /// <summary>Its newest releases, newest first; empty where only the running one was wanted.</summary>
    public IReadOnlyList<Release> Releases { get; init; } = [];

    public int Version => Newest?.Version ?? 0;

    /// <summary>The OCI image that runs; null on Cedar, before the first deploy, or when it is no longer kept.</summary>
    public OciImage? RunningImage { get; init; }

    /// <summary>The commit that runs. Always the slug's or the image's own, never text from a release's description.</summary>
    public string? RunningCommit => RunningSlug?.Commit ?? (RunningImage?.Commit is { Length: > 0 } commit ? commit : null);

    /// <summary>Heroku's generation; null where it is not said.</summary>
    public string? Generation => App.Generation?.Name;

    /// <summary>Whether it runs OCI images in place of slugs: told by its generation, its stack, or what its releases are made of.</summary>
    public bool RunsImages =>
        Generation is not (null or "cedar")
        || App.Stack?.Name == "cnb"
        || App.BuildStack?.Name == "cnb"
        || new[] { Newest, Running }.Any(release => release?.ImageId is not null);
}
