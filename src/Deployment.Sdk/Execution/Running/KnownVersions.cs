namespace Deployment.Sdk.Execution;

/// <summary>
/// The newest release of each app, as far as this delivery knows. Heroku has no compare-and-set, so we look before we write. Steps on
/// several apps learn at once.
/// </summary>
internal sealed class KnownVersions
{
    private readonly Lock _gate = new();
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

    /// <summary>When all of them were looked at, as a timestamp; null where each has to be looked at before it is changed.</summary>
    public long? LookedAt { get; init; }

    /// <param name="app">The app's name or id.</param>
    public int this[string app]
    {
        get
        {
            lock (_gate)
            {
                return _versions[NameOf(app)];
            }
        }
    }

    /// <param name="app">The app's name or id.</param>
    public string NameOf(string app) => _names.GetValueOrDefault(app, app);

    /// <summary>The release that runs, which is not the newest after one that failed; null when none does.</summary>
    public int? Running(string app)
    {
        lock (_gate)
        {
            return _running.TryGetValue(NameOf(app), out var version) ? version : null;
        }
    }

    /// <summary>Whether this delivery's own code runs there.</summary>
    public bool IsDelivered(string app)
    {
        lock (_gate)
        {
            return _delivered.Contains(NameOf(app));
        }
    }

    /// <summary>The newest release of some apps by their names; one that is not known is left out.</summary>
    public IReadOnlyDictionary<string, int> Of(IEnumerable<string> apps)
    {
        lock (_gate)
        {
            return apps.Where(_versions.ContainsKey).ToDictionary(app => app, app => _versions[app], StringComparer.Ordinal);
        }
    }

    /// <summary>Takes note of a release of ours, whatever becomes of it.</summary>
    public void Learn(string app, int version)
    {
        lock (_gate)
        {
            _versions[NameOf(app)] = version;
        }
    }

    /// <summary>Takes note that our release runs.</summary>
    /// <param name="app">The app's name or id.</param>
    /// <param name="version">The release's version.</param>
    /// <param name="isArrival">Whether it brought what was delivered, rather than config alone.</param>
    public void Succeed(string app, int version, bool isArrival)
    {
        lock (_gate)
        {
            _running[NameOf(app)] = version;
            if (isArrival)
            {
                _delivered.Add(NameOf(app));
            }
        }
    }
}
