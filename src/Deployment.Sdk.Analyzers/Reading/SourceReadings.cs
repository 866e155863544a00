using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>The plans and environments that a compilation declares, as models.</summary>
/// <param name="Environments">The environments, in the order of the files.</param>
/// <param name="Plans">The plans, in the order of the files.</param>
internal sealed record SourceReadings(EquatableArray<EnvironmentDefinitionModel> Environments, EquatableArray<PlanModel> Plans)
{
    private static readonly ISet<string> Names = new HashSet<string>(StringComparer.Ordinal) { "DeploymentPlan", "Environment" };

    public static SourceReadings Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var readings = new EnvironmentReadings(compilation);
        var environments = new List<EnvironmentDefinitionModel>();
        var plans = new List<PlanModel>();
        foreach (var type in Candidates(compilation, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var carried = type.GetAttributes().Select(attribute => attribute.AttributeClass)
                .Select(found => found is null or { TypeKind: TypeKind.Error } ? KnownAttribute.None : WellKnownNames.Classify(found))
                .ToList();
            if (carried.Contains(KnownAttribute.Environment))
            {
                environments.Add(readings.Of(type, cancellationToken).Definition);
            }

            if (carried.Contains(KnownAttribute.DeploymentPlan))
            {
                plans.Add(PlanReader.Read(type, readings, cancellationToken).Model);
            }
        }

        return new(environments.ToEquatableArray(), plans.ToEquatableArray());
    }

    /// <summary>
    /// The classes that may be plans or environments, by the names of their attributes: nothing else of a project is bound to find
    /// them. A class whose halves repeat an attribute is found once.
    /// </summary>
    public static IEnumerable<INamedTypeSymbol> Candidates(Compilation compilation, CancellationToken cancellationToken)
    {
        var aliases = AttributedTypes.GlobalAliasesOf(compilation.SyntaxTrees, cancellationToken);
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        Func<string, bool> mayBeMeant = MayBeMeant;
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var declaration in AttributedTypes.In(tree, cancellationToken).That(mayBeMeant))
            {
                model ??= compilation.GetSemanticModel(tree);
                if (model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type && seen.Add(type))
                {
                    yield return type;
                }
            }
        }

        bool MayBeMeant(string name) => Names.Contains(name) || aliases.Contains(name);
    }
}
