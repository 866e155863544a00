namespace Deployment.Sdk.Cli.Importing;

/// <summary>What the imported files declare, all of them together.</summary>
internal sealed class ImportDraft
{
    /// <summary>The plan class: notes alone.</summary>
    public ClassDraft Plan { get; } = new();

    /// <summary>What holds for every app of the repository; null while no file says such a thing.</summary>
    public ClassDraft? Base { get; private set; }

    /// <summary>What the repository's app is called; null when no file says so.</summary>
    public string? ProductName { get; set; }

    public List<EnvironmentDraft> Environments { get; } = [];

    public List<RouteDraft> Routes { get; } = [];

    public List<PromotionDraft> Promotions { get; } = [];

    public ClassDraft OfEveryApp() => Base ??= new ClassDraft();

    /// <summary>The environment of an app, the same one whichever file names it.</summary>
    public EnvironmentDraft Environment(string? app)
    {
        if (Environments.Find(environment => environment.App == app) is { } known)
        {
            return known;
        }

        var environment = new EnvironmentDraft(app);
        Environments.Add(environment);
        return environment;
    }
}

/// <summary>Branches and where they go.</summary>
/// <param name="Pattern">A branch, or the pattern of every branch.</param>
/// <param name="Target">The environment.</param>
/// <param name="File">The file that says so.</param>
/// <param name="Place">Where.</param>
internal sealed record RouteDraft(string Pattern, EnvironmentDraft Target, string File, SourcePlace Place)
{
    public const string Everything = "**";

    /// <summary>Whether every branch is meant, not one of that name.</summary>
    public bool IsEverything { get; init; }
}

/// <summary>A way of releases.</summary>
/// <param name="From">Where they come from.</param>
/// <param name="To">Where they go.</param>
/// <param name="File">The file that says so.</param>
/// <param name="Place">Where.</param>
internal sealed record PromotionDraft(EnvironmentDraft From, EnvironmentDraft To, string File, SourcePlace Place);
