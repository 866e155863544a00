using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>The names that the library's attributes go by.</summary>
internal static class WellKnownNames
{
    public const string LibraryNamespace = "Deployment.Sdk";
    public const string DeploymentPlan = "Deployment.Sdk.DeploymentPlanAttribute";
    public const string Environment = "Deployment.Sdk.EnvironmentAttribute";
    public const string DeliveryProgram = "Deployment.Sdk.Cli.DeliveryProgram";
    public const string EnvironmentDefinition = "Deployment.Sdk.Plans.EnvironmentDefinition";

    /// <summary>The library's namespace, as far as source can name it without an alias; null where it cannot.</summary>
    public static INamespaceSymbol? Library(Compilation compilation) => LibraryNamespace.Split('.').Aggregate<string, INamespaceSymbol?>(
        compilation.GlobalNamespace, static (space, name) => space?.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault());

    /// <summary>Whether a compilation references the library. To ask every reference by a full name takes longer than all that follows.</summary>
    public static bool AreIn(Compilation compilation) =>
        Library(compilation)?.GetTypeMembers("DeploymentPlanAttribute").IsEmpty == false
        || !compilation.GetTypesByMetadataName(DeploymentPlan).IsEmpty;

    /// <summary>What an attribute class means. A name decides, so that source that does not compile yet is read alike.</summary>
    public static KnownAttribute Classify(INamedTypeSymbol attribute)
    {
        if (IsInLibraryNamespace(attribute))
        {
            return attribute.MetadataName switch
            {
                "DeploymentPlanAttribute" => KnownAttribute.DeploymentPlan,
                "EnvironmentAttribute" => KnownAttribute.Environment,
                "GitflowAttribute" => KnownAttribute.Gitflow,
                "TrunkBasedAttribute" => KnownAttribute.TrunkBased,
                "BranchAttribute" => KnownAttribute.Branch,
                "RouteAttribute`1" => KnownAttribute.Route,
                "PromotionAttribute`2" => KnownAttribute.Promotion,
                "CopyDataAttribute`2" => KnownAttribute.CopyData,
                "HoldsAttribute" => KnownAttribute.Holds,
                _ when attribute.ContainingAssembly?.Name == LibraryNamespace => KnownAttribute.Declaration,
                _ => Extension(attribute),
            };
        }

        return Extension(attribute);
    }

    /// <summary>What an attribute class that is a declaration does when the plan runs.</summary>
    public static AttributeKind KindOf(INamedTypeSymbol attribute)
    {
        foreach (var baseType in BaseTypes.Of(attribute).Where(IsInLibraryNamespace))
        {
            switch (baseType.MetadataName)
            {
                case "StepAttribute":
                    return AttributeKind.Step;
                case "GateAttribute":
                    return AttributeKind.Gate;
                case "ObserverAttribute":
                    return AttributeKind.Observer;
            }
        }

        return AttributeKind.Fact;
    }

    private static KnownAttribute Extension(INamedTypeSymbol attribute) =>
        KindOf(attribute) == AttributeKind.Fact ? KnownAttribute.None : KnownAttribute.Declaration;

    private static bool IsInLibraryNamespace(INamedTypeSymbol type) =>
        type is
        {
            ContainingType: null,
            ContainingNamespace:
            {
                Name: "Sdk",
                ContainingNamespace: { Name: "Deployment", ContainingNamespace.IsGlobalNamespace: true },
            },
        };
}
