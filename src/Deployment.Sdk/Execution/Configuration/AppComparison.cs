using System.Collections.Immutable;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>The config of one app against that of another. A pure function: what it knows was read before.</summary>
internal static class AppComparison
{
    /// <param name="here">What declares the first app.</param>
    /// <param name="app">The first app.</param>
    /// <param name="there">What declares the other.</param>
    /// <param name="other">The other app.</param>
    /// <param name="display">What may be seen of a value.</param>
    /// <returns>Every variable of the two, by name.</returns>
    public static ImmutableArray<ComparedVar> Of(
        EnvironmentDefinition here, AppConfig app, EnvironmentDefinition there, AppConfig other, ConfigDisplay display)
    {
        var (openHere, openThere) = (OpenOf(here), OpenOf(there));
        return
        [
            .. app.Values.Keys.Union(other.Values.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name =>
            {
                var (one, two) = (app.Values.GetValueOrDefault(name), other.Values.GetValueOrDefault(name));
                return new ComparedVar(
                    name,
                    two is null ? ConfigComparison.OnlyHere
                        : one is null ? ConfigComparison.OnlyThere
                        : one == two ? ConfigComparison.Same
                        : ConfigComparison.Changed,
                    one is null ? null : display.Of(name, one, openHere.Contains(name)),
                    two is null ? null : display.Of(name, two, openThere.Contains(name)),
                    Note(app.AddOns.ProviderOf(name), other.AddOns.ProviderOf(name)));
            }),
        ];
    }

    private static HashSet<string> OpenOf(EnvironmentDefinition environment) =>
        new(environment.Of<ConfigVarAttribute>().Select(declared => declared.Name), StringComparer.Ordinal);

    private static string? Note(string? here, string? there) => (here, there) switch
    {
        (null, null) => null,
        _ when here == there => $"both provided by the add-on {here}",
        (not null, not null) => $"provided by the add-ons {here} and {there}",
        _ => $"provided by the add-on {here ?? there}",
    };
}
