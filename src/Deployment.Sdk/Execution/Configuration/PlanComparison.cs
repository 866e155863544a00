using System.Collections.Immutable;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>What a plan declares against what an app has. A pure function: what it knows was read before.</summary>
internal static class PlanComparison
{
    /// <param name="environment">What declares: here.</param>
    /// <param name="given">The values of its secrets, as far as this process was given them.</param>
    /// <param name="app">What the app has: there.</param>
    /// <param name="display">What may be seen of a value.</param>
    /// <returns>Every variable of the two, by name.</returns>
    public static ImmutableArray<ComparedVar> Of(
        EnvironmentDefinition environment, GivenSecrets given, AppConfig app, ConfigDisplay display)
    {
        var compared = new Dictionary<string, ComparedVar>(StringComparer.Ordinal);
        foreach (var entry in Open(environment, app, display)
            .Concat(Secrets(environment, given, app, display))
            .Concat(Removed(environment, app, display))
            .Concat(Attached(environment, app, display))
            .Concat(Undeclared(app, display)))
        {
            compared.TryAdd(entry.Name, entry);
        }

        return [.. compared.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<ComparedVar> Open(EnvironmentDefinition environment, AppConfig app, ConfigDisplay display) =>
        environment.Of<ConfigVarAttribute>().Select(declared => Known(declared.Name, declared.Value, app, display, isOpen: true));

    private static IEnumerable<ComparedVar> Secrets(
        EnvironmentDefinition environment, GivenSecrets given, AppConfig app, ConfigDisplay display) =>
        from secret in environment.Of<SecretVarAttribute>().Select(declared => declared.Name)
        select given.Values.TryGetValue(secret, out var value)
            ? Known(secret, value, app, display, isOpen: false)
            : There(secret, app, display) is { } there
                ? new ComparedVar(secret, ConfigComparison.Same, ComparedValue.Unknown, there, "a secret, set on Heroku alone")
                : new ComparedVar(secret, ConfigComparison.OnlyHere, ComparedValue.Unknown, null, "a secret that has to be given");

    private static IEnumerable<ComparedVar> Removed(EnvironmentDefinition environment, AppConfig app, ConfigDisplay display) =>
        from removed in environment.Of<RemovedConfigVarAttribute>()
        let there = There(removed.Name, app, display)
        where there is not null
        select new ComparedVar(removed.Name, ConfigComparison.OnlyThere, null, there, "declared as removed");

    private static IEnumerable<ComparedVar> Attached(EnvironmentDefinition environment, AppConfig app, ConfigDisplay display)
    {
        foreach (var declared in environment.Of<AddonAttachmentAttribute>())
        {
            var variable = AppAddOns.VariableOf(declared.Name);
            var there = There(variable, app, display);
            if (app.AddOns.Attachment(declared.Name) is not { } attachment)
            {
                yield return new ComparedVar(
                    variable,
                    there is null ? ConfigComparison.OnlyHere : ConfigComparison.Changed,
                    ComparedValue.Unknown,
                    there,
                    there is null ? $"the add-on {declared.AddOn} is not attached" : $"set by hand, not by the add-on {declared.AddOn}");
            }
            else if (!AddOnDeclaration.IsOf(declared, attachment))
            {
                yield return new ComparedVar(
                    variable,
                    ConfigComparison.Changed,
                    ComparedValue.Unknown,
                    there,
                    $"provided by the add-on {attachment.Addon?.Name}, not by {declared.AddOn}");
            }
            else
            {
                // An add-on may set more than one, and need not set that of the attachment's name.
                foreach (var name in app.Values.Keys.Where(name =>
                    name == variable || string.Equals(app.AddOns.ProviderOf(name), declared.AddOn, StringComparison.OrdinalIgnoreCase)))
                {
                    yield return new ComparedVar(
                        name, ConfigComparison.Same, ComparedValue.Unknown, There(name, app, display), $"provided by the add-on {declared.AddOn}");
                }
            }
        }
    }

    private static IEnumerable<ComparedVar> Undeclared(AppConfig app, ConfigDisplay display) =>
        app.Values.Keys.Select(name => new ComparedVar(
            name,
            ConfigComparison.OnlyThere,
            null,
            There(name, app, display),
            app.AddOns.ProviderOf(name) is { } provider ? $"provided by the add-on {provider}" : null));

    private static ComparedVar Known(string name, string value, AppConfig app, ConfigDisplay display, bool isOpen)
    {
        var here = display.Of(name, value, isOpen);
        return !app.Values.TryGetValue(name, out var actual)
            ? new ComparedVar(name, ConfigComparison.OnlyHere, here, null)
            : new ComparedVar(
                name, actual == value ? ConfigComparison.Same : ConfigComparison.Changed, here, display.Of(name, actual, isOpen));
    }

    private static ComparedValue? There(string name, AppConfig app, ConfigDisplay display) =>
        app.Values.TryGetValue(name, out var value) ? display.Of(name, value, isOpen: false) : null;
}
