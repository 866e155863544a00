using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2002: an app that is more than one environment's, slots counted one by one. Shown at both environments; where one of them
/// comes from a referenced assembly, in which no rule runs here, at the plan that brings the two together.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SharedApp() : Rule(RuleDescriptor.Error(
    Id,
    "Two environments share a Heroku app",
    "App '{0}' {1}. {2}"))
{
    public const string Id = "DPL2002";

    private const string OneEach = "Give each environment an app of its own: a delivery to one would replace what runs in the other.";

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        if (!environment.IsEnvironment)
        {
            yield break;
        }

        var model = environment.Model;
        foreach (var app in model.Apps)
        {
            var found = OfAllSlots(model, app)
                ?? NamedBefore(model, app)
                ?? OfAnother(model, app, environment.Others, cancellationToken);
            if (found is var (name, problem, remedy))
            {
                yield return Found(
                    new EntryId(EntryKind.Declaration, app.Declaration), Place.AtArgument("name"), name, problem, remedy) with
                {
                    Stead = SlotThatMakes(environment, app.Name, name),
                };
            }
        }
    }

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        var here = plan.Model.Type.Assembly;
        var plans = plan.All.OrderBy(one => one.Type.Key, StringComparer.Ordinal).ToList();
        var environments = plans.SelectMany(one => one.Environments).Where(environment => environment.IsUsable)
            .GroupBy(environment => environment.Key).Select(same => same.First()).ToList();
        if (environments.All(environment => environment.Type.Assembly == here))
        {
            yield break;
        }

        var mentions = plan.Model.Mentions.ToLookup(mention => mention.Environment.Key);
        for (var index = 1; index < environments.Count; index++)
        {
            var later = environments[index];
            var earlier = environments.Take(index)
                .Where(environment => environment.Type.Assembly != here || later.Type.Assembly != here);
            if (mentions.Contains(later.Key)
                && OfAnother(later, null, earlier, cancellationToken) is var (name, problem, remedy))
            {
                // Once, at the first entry of the first plan that names it; none of them can be part of a plan.
                var isShown = plans.First(one => one.Environments.Any(environment => environment.Key == later.Key)) == plan.Model;
                foreach (var (entry, position, _) in mentions[later.Key])
                {
                    yield return Found(entry, Place.AtTypeArgument(position), name, $"of {later.Name} {problem}", remedy) with
                    {
                        IsShown = isShown,
                    };
                    isShown = false;
                }
            }
        }
    }

    private static (string Name, string Problem, string Remedy)? OfAllSlots(EnvironmentModel environment, AppModel app) =>
        environment.Slots.Count > 1
            && !app.Name.Contains(EnvironmentApps.Placeholder)
            && EnvironmentApps.Of(environment).Find(app.Name) is not null
            ? (app.Name,
                $"stands for each of the {environment.Slots.Count} slots of {environment.Name}",
                $"Write '{EnvironmentApps.Placeholder}' where the slots differ, such as '{app.Name}-{EnvironmentApps.Placeholder}'.")
            : null;

    private static (string Name, string Problem, string Remedy)? NamedBefore(EnvironmentModel environment, AppModel app)
    {
        foreach (var (name, _) in NamesOf(environment, app))
        {
            if (EnvironmentApps.Of(environment).Find(name) is { } first && first.Declaration < app.Declaration)
            {
                return (name, $"is named by {environment.Name} already{As(first, name)}", "Remove one of the two attributes.");
            }
        }

        return null;
    }

    private static (string Name, string Problem, string Remedy)? OfAnother(
        EnvironmentModel environment, AppModel? app, IEnumerable<EnvironmentModel> others, CancellationToken cancellationToken)
    {
        var names = NamesOf(environment, app).Select(named => named.Name).ToList();
        foreach (var other in others)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var name in names)
            {
                if (EnvironmentApps.Of(other).Find(name) is { } same)
                {
                    var owner = other.Name == environment.Name ? $"{other.Name}, class '{other.Type.Name}'" : other.Name;
                    return (name, $"is that of {owner} too{As(same, name)}", OneEach);
                }
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, AppModel App)> NamesOf(EnvironmentModel environment, AppModel? app) =>
        EnvironmentApps.Of(environment).All.Where(named => app is null || named.App == app);

    private static string As(AppModel app, string name) => app.Name == name ? "" : $", as '{app.Name}'";

    private static (EntryId, Place)? SlotThatMakes(CheckedEnvironment environment, string template, string name)
    {
        foreach (var (entry, attribute) in environment.Of("Slot"))
        {
            if (attribute.IsOwn
                && template.Contains(EnvironmentApps.Placeholder)
                && attribute.Text("slot") is { } slot
                && template.Replace(EnvironmentApps.Placeholder, slot) == name)
            {
                return (entry, Place.AtArgument("slot"));
            }
        }

        return null;
    }
}
