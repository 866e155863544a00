namespace Deployment.Sdk.Execution;

/// <summary>The newest release of each app, as far as this delivery knows. Heroku has no compare-and-set, so we look before we write.</summary>
internal sealed class KnownVersions
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    public KnownVersions(IEnumerable<AppState> apps)
    {
        foreach (var app in apps)
        {
            // A promotion names its targets by id, everything else by name.
            _names[app.App.Id] = app.Name;
            _versions[app.Name] = app.Version;
        }
    }

    /// <param name="app">The app's name or id.</param>
    public int this[string app] => _versions[_names.GetValueOrDefault(app, app)];

    public void Learn(string app, int version) => _versions[_names.GetValueOrDefault(app, app)] = version;
}
