using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Finds out why a class cannot be used as an environment.</summary>
internal static class EnvironmentFaults
{
    private const string Definition = "Definition";

    public static (EnvironmentFault Fault, string? Reason) Find(
        INamedTypeSymbol type, TypeModel model, EntrySource? header, Compilation compilation)
    {
        if (Shape(type, model, header) is var fault and not EnvironmentFault.None)
        {
            return (fault, null);
        }

        if (IsForbidden(type, compilation))
        {
            return (EnvironmentFault.DoesNotBind, null);
        }

        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            return HasDefinition(type, compilation)
                ? (EnvironmentFault.None, null)
                : (EnvironmentFault.NoDefinition, $"{type.ContainingAssembly?.Name} has no accessible {type.Name}.{Definition}");
        }

        if (model.NotPartial is { } notPartial)
        {
            return (EnvironmentFault.NotPartial, notPartial);
        }

        return type.Name == Definition || !type.GetMembers(Definition).All(GeneratedMember.Is)
            ? (EnvironmentFault.DefinitionTaken, null)
            : (EnvironmentFault.None, null);
    }

    private static EnvironmentFault Shape(INamedTypeSymbol type, TypeModel model, EntrySource? header) =>
        type.TypeKind == TypeKind.Error || !model.HasNames ? EnvironmentFault.DoesNotBind
        : type.TypeKind != TypeKind.Class ? EnvironmentFault.NotAClass
        : header is null ? EnvironmentFault.NotDeclared
        : model.IsGeneric ? EnvironmentFault.Generic
        : model.IsFileLocal ? EnvironmentFault.FileLocal
        : model.IsPrivate ? EnvironmentFault.Private
        : type.IsStatic ? EnvironmentFault.Static
        : header.Attribute.AttributeConstructor is null
            || header.Attribute.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error)
            ? EnvironmentFault.DoesNotBind
        : EnvironmentFault.None;

    // Where it is named, the compiler has said so.
    private static bool IsForbidden(INamedTypeSymbol type, Compilation compilation) =>
        Discouraged.IsForbidden(type, compilation.Assembly);

    private static bool HasDefinition(INamedTypeSymbol type, Compilation compilation) =>
        GlobalNames.Reach(type.ContainingAssembly, compilation)
        && type.GetMembers(Definition).Any(member =>
            member is IPropertySymbol { IsStatic: true, GetMethod: not null } property
            && property.Type.ToDisplayString() == WellKnownNames.EnvironmentDefinition
            && compilation.IsSymbolAccessibleWithin(property, compilation.Assembly));
}
