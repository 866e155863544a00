using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// The attributes that apply to a class, base classes first. One that may appear once is replaced by the nearer class; of
/// repeatable ones all apply, except that one with the same identity, class and first argument, is replaced in place.
/// </summary>
internal static class EffectiveAttributes
{
    public static ImmutableArray<EntrySource> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var effective = new List<Carried>();
        foreach (var declaring in BaseTypes.AndSelf(type).Reverse())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var inherited = effective.Count;
            foreach (var attribute in InSourceOrder(declaring))
            {
                if (attribute.AttributeClass is not { TypeKind: not TypeKind.Error } attributeClass)
                {
                    continue;
                }

                var known = WellKnownNames.Classify(attributeClass);
                var isHeader = known is KnownAttribute.DeploymentPlan or KnownAttribute.Environment;
                if (known == KnownAttribute.None
                    || (isHeader && !SymbolEqualityComparer.Default.Equals(declaring, type)))
                {
                    continue;
                }

                Add(effective, ref inherited, new Carried(new EntrySource(attribute, declaring, known)));
            }
        }

        return [.. effective.Select(carried => carried.Source)];
    }

    // The class's own attributes stand after those that it inherits, except where one has taken an inherited one's place.
    private static void Add(List<Carried> effective, ref int inherited, Carried carried)
    {
        bool IsReplaced(Carried other) =>
            !SymbolEqualityComparer.Default.Equals(other.Source.DeclaredOn, carried.Source.DeclaredOn)
            && other.Identity == carried.Identity;

        var place = effective.FindIndex(0, inherited, IsReplaced);
        if (place < 0)
        {
            effective.Add(carried);
            return;
        }

        effective[place] = carried;
        for (var other = inherited - 1; other > place; other--)
        {
            if (IsReplaced(effective[other]))
            {
                effective.RemoveAt(other);
                inherited--;
            }
        }
    }

    private static string Identity(AttributeData attribute, INamedTypeSymbol attributeClass)
    {
        if (!AllowsMultiple(attributeClass))
        {
            return attributeClass.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        }

        var name = attributeClass.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return attribute.ConstructorArguments.IsDefaultOrEmpty
            ? name
            : $"{name}({CanonicalAttribute.Value(attribute.ConstructorArguments[0])})";
    }

    private static bool AllowsMultiple(INamedTypeSymbol attributeClass)
    {
        foreach (var current in BaseTypes.AndSelf(attributeClass))
        {
            foreach (var usage in current.GetAttributes())
            {
                if (usage.AttributeClass is { Name: nameof(AttributeUsageAttribute), ContainingNamespace.Name: nameof(System) })
                {
                    return usage.NamedArguments.Any(argument =>
                        argument is { Key: nameof(AttributeUsageAttribute.AllowMultiple), Value.Value: true });
                }
            }
        }

        return false;
    }

    // A class in several files has its attributes in the order in which the compiler was given the files; nothing that is
    // emitted may depend on that order.
    private static IEnumerable<AttributeData> InSourceOrder(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        return type.DeclaringSyntaxReferences.Length < 2
            ? attributes
            : attributes
                .OrderBy(attribute => attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath, StringComparer.Ordinal)
                .ThenBy(attribute => attribute.ApplicationSyntaxReference?.Span.Start ?? 0);
    }

    // Most classes inherit nothing, and then nobody asks for an identity.
    private sealed class Carried(EntrySource source)
    {
        private string? _identity;

        public EntrySource Source { get; } = source;

        public string Identity => _identity ??= EffectiveAttributes.Identity(Source.Attribute, Source.Attribute.AttributeClass!);
    }
}
