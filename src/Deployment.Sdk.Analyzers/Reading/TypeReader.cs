using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Reads the names of a class.</summary>
internal static class TypeReader
{
    public static TypeModel Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var parts = ImmutableArray.CreateBuilder<TypePart>();
        var isPublic = true;
        var isGeneric = false;
        var isFileLocal = false;
        var isPrivate = false;
        for (var current = type; current is not null; current = current.ContainingType)
        {
            parts.Insert(0, new TypePart(Keyword(current), current.Name, IsPartial(current, cancellationToken)));
            isPublic &= current.DeclaredAccessibility == Accessibility.Public;
            isGeneric |= current.Arity > 0;
            isFileLocal |= current.IsFileLocal;
            isPrivate |= current.DeclaredAccessibility
                is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;
        }

        return new TypeModel(
            Namespace(type),
            parts.ToEquatableArray(),
            MetadataName(type),
            type.ContainingAssembly?.Name ?? "",
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            isPublic,
            isGeneric,
            isFileLocal,
            isPrivate,
            Discouraged.ExperimentalIds(type).Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>The full name in metadata: unlike a display name, no two classes of an assembly share it.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = $"{outer.MetadataName}+{name}";
        }

        var space = Namespace(type);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    private static string Namespace(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? string.Join(".", Names(space))
            : "";

    // Unescaped, for a display string would write @event for a namespace of that name.
    private static IEnumerable<string> Names(INamespaceSymbol space)
    {
        var names = new List<string>();
        for (var current = space; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            names.Insert(0, current.Name);
        }

        return names;
    }

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax declaration
                || !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return false;
            }
        }

        return true;
    }
}
