namespace Deployment.Sdk.Execution;

/// <summary>The newest release of each app, as far as this delivery knows. Heroku has no compare-and-set, so we look before we write.</summary>
internal sealed class KnownVersions
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);
    private readonly HashSet<string> _delivered = new(StringComparer.Ordinal);

    public KnownVersions(IEnumerable<AppState> apps)
    {
        foreach (var app in apps)
        {
            // A promotion names its targets by id, everything else by name.
            _names[app.App.Id] = app.Name;
            _versions[app.Name] = app.Version;
            if (app.Running is { } running)
            {
                _running[app.Name] = running.Version;
            }
        }
    }

    /// <param name="app">The app's name or id.</param>
    public int this[string app] => _versions[NameOf(app)];

    /// <param name="app">The app's name or id.</param>
    public string NameOf(string app) => _names.GetValueOrDefault(app, app);

    /// <summary>The release that runs, which is not the newest after one that failed; null when none does.</summary>
    public int? Running(string app) => _running.TryGetValue(NameOf(app), out var version) ? version : null;

    /// <summary>Whether this delivery's own code runs there.</summary>
    public bool IsDelivered(string app) => _delivered.Contains(NameOf(app));

    /// <summary>The newest release of each app by its name.</summary>
    public IReadOnlyDictionary<string, int> All => new Dictionary<string, int>(_versions, StringComparer.Ordinal);

    /// <summary>Takes note of a release of ours, whatever becomes of it.</summary>
    public void Learn(string app, int version) => _versions[NameOf(app)] = version;

    /// <summary>Takes note that our release runs.</summary>
    /// <param name="app">The app's name or id.</param>
    /// <param name="version">The release's version.</param>
    /// <param name="isArrival">Whether it brought what was delivered, rather than config alone.</param>
    public void Succeed(string app, int version, bool isArrival)
    {
        _running[NameOf(app)] = version;
        if (isArrival)
        {
            _delivered.Add(NameOf(app));
        }
    }
}
