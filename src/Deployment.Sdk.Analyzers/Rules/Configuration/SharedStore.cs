using System.Runtime.CompilerServices;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2010: a database, queue, cache or bucket that is two environments', by a config var of one value or by an attachment of one
/// add-on. Shown at the environment that is less protected, for that is the one that has to move.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SharedStore() : Rule(RuleDescriptor.Warning(
    Id,
    "Two environments share a database or another store",
    "{0} of {1} leads where {2} leads. What happens to the data of {1} happens to that of {3}: give {1} a store of its own."))
{
    public const string Id = "DPL2010";

    private static readonly ConditionalWeakTable<EnvironmentModel, Dictionary<string, NamedStore>> OfEnvironments = new();

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        var model = environment.Model;
        if (!environment.IsEnvironment || !model.IsUsable)
        {
            yield break;
        }

        var stores = NamedStore.Of(model).ToList();
        if (stores.Count == 0)
        {
            yield break;
        }

        var others = environment.Others.Where(other => other.IsUsable && IsApart(model, other) && IsLess(model, other)).ToList();
        others.Sort((one, other) => IsLess(one, other) ? 1 : IsLess(other, one) ? -1 : 0);
        foreach (var store in stores)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var other in others)
            {
                if (ByIdentity(other).TryGetValue(store.Identity, out var same))
                {
                    var owner = other.Name == model.Name ? $"{other.Name}, class '{other.Type.Name}'," : other.Name;
                    yield return Found(
                        store.Entry, Place.AtArgument(store.Argument), store.Title, model.Name, $"'{same.Name}' of {owner}", other.Name);
                    break;
                }
            }
        }
    }

    private static Dictionary<string, NamedStore> ByIdentity(EnvironmentModel environment) =>
        OfEnvironments.GetValue(environment, static key => NamedStore.Of(key)
            .GroupBy(store => store.Identity, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal));

    // Two of one stage may share test data on purpose; what customers' data is in, nobody shares.
    private static bool IsApart(EnvironmentModel one, EnvironmentModel other) =>
        one.Stage != other.Stage || one.Data == DataClass.Production || other.Data == DataClass.Production;

    private static bool IsLess(EnvironmentModel one, EnvironmentModel other) =>
        one.Data != other.Data ? one.Data < other.Data
        : one.Stage != other.Stage ? one.Stage < other.Stage
        : string.CompareOrdinal(one.Key, other.Key) < 0;
}
