using System.Runtime.CompilerServices;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// The apps of an environment by their full names, one for each slot. Made once for each model. A name that would not be legal in
/// lower case either is left out: another rule speaks of it.
/// </summary>
internal sealed class EnvironmentApps
{
    /// <summary>What stands for a slot in a name.</summary>
    public const string Placeholder = "{slot}";

    private static readonly ConditionalWeakTable<EnvironmentModel, EnvironmentApps> OfEnvironments = new();

    private readonly Dictionary<string, AppModel> _first = new(StringComparer.OrdinalIgnoreCase);

    private EnvironmentApps(EnvironmentModel environment)
    {
        var all = new List<(string, AppModel)>();
        foreach (var app in environment.Apps)
        {
            foreach (var name in Names(app.Name, environment.Slots))
            {
                if (HerokuAppName.Check(name.ToLowerInvariant(), []) is null)
                {
                    all.Add((name, app));
                    if (!_first.ContainsKey(name))
                    {
                        _first.Add(name, app);
                    }
                }
            }
        }

        All = all;
    }

    /// <summary>Each name with its declaration, in order of declarations and then of slots.</summary>
    public IReadOnlyList<(string Name, AppModel App)> All { get; }

    public static EnvironmentApps Of(EnvironmentModel environment) =>
        OfEnvironments.GetValue(environment, static key => new EnvironmentApps(key));

    /// <summary>The first declaration that stands for this name, whatever its case; null when none does.</summary>
    public AppModel? Find(string name) => _first.TryGetValue(name, out var app) ? app : null;

    private static IEnumerable<string> Names(string template, EquatableArray<string> slots) =>
        !template.Contains(Placeholder) ? [template] : slots.Select(slot => template.Replace(Placeholder, slot));
}
