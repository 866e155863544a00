using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Makes every location that a rule reports at.</summary>
internal static class PlaceLocations
{
    /// <summary>Where it is in the source; null when it is not in <paramref name="type"/>'s own declarations.</summary>
    /// <param name="type">The type that is checked.</param>
    /// <param name="source">Where the entry was declared; null for the class itself.</param>
    /// <param name="place">Which part of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Location? Find(INamedTypeSymbol type, EntrySource? source, Place place, CancellationToken cancellationToken)
    {
        if (source is null)
        {
            return place is { Kind: PlaceKind.Member, Argument: { } member } ? MemberOf(type, member) : NameOf(type);
        }

        // A location outside the type would not be shown live, and one in another project throws in the compiler.
        return source.Attribute.ApplicationSyntaxReference is { } reference
            && IsInside(type, reference)
            && reference.GetSyntax(cancellationToken) is AttributeSyntax syntax
            ? FindIn(syntax, source, place)
            : null;
    }

    /// <summary>The type's name in its first declaration.</summary>
    public static Location? NameOf(INamedTypeSymbol type) => type.Locations.FirstOrDefault(location => location.IsInSource);

    private static Location? MemberOf(INamedTypeSymbol type, string name) =>
        type.GetMembers(name)
            .Where(member => !GeneratedMember.Is(member))
            .SelectMany(member => member.Locations)
            .FirstOrDefault(location => location.IsInSource)
        ?? NameOf(type);

    private static bool IsInside(INamedTypeSymbol type, SyntaxReference attribute) => type.DeclaringSyntaxReferences.Any(
        declaration => declaration.SyntaxTree == attribute.SyntaxTree && declaration.Span.Contains(attribute.Span));

    private static Location FindIn(AttributeSyntax syntax, EntrySource source, Place place) => place.Kind switch
    {
        PlaceKind.TypeArgument => TypeArgument(syntax, place),
        PlaceKind.Pattern => Argument(syntax, source, source.PatternArgument, place),
        PlaceKind.Element => Element(syntax, source, place),
        PlaceKind.Argument => Argument(syntax, source, place.Argument, place),
        _ => null,
    }
    ?? syntax.GetLocation();

    private static Location? TypeArgument(AttributeSyntax syntax, Place place) =>
        TypeArgumentsOf(syntax.Name) is { } list && place.Position < list.Arguments.Count
            ? list.Arguments[place.Position].GetLocation()
            : null;

    private static Location? Argument(AttributeSyntax syntax, EntrySource source, string? name, Place place)
    {
        if (name is null || ArgumentOf(syntax, name, source.Attribute)?.Expression is not { } argument)
        {
            return null;
        }

        return place.Part is var (start, length) && LiteralText.Locate(argument, start, length) is { } part
            ? Location.Create(syntax.SyntaxTree, part)
            : argument.GetLocation();
    }

    // Written as an array, or one after the other where the parameter takes that.
    private static Location? Element(AttributeSyntax syntax, EntrySource source, Place place)
    {
        if (place.Argument is not { } name || ArgumentOf(syntax, name, source.Attribute) is not { } argument)
        {
            return null;
        }

        if (ElementsOf(argument.Expression) is { } elements)
        {
            return (place.Position < elements.Count ? elements[place.Position] : argument.Expression).GetLocation();
        }

        var arguments = syntax.ArgumentList!.Arguments;
        var at = arguments.IndexOf(argument) + place.Position;
        return argument.NameColon is null && at < arguments.Count && arguments[at] is { NameColon: null, NameEquals: null } found
            ? found.Expression.GetLocation()
            : argument.Expression.GetLocation();
    }

    private static IReadOnlyList<SyntaxNode>? ElementsOf(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,

        // What is spread into it has elements of its own.
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) => collection.Elements,
        _ => null,
    };

    private static TypeArgumentListSyntax? TypeArgumentsOf(NameSyntax name) => name switch
    {
        GenericNameSyntax generic => generic.TypeArgumentList,
        QualifiedNameSyntax qualified => TypeArgumentsOf(qualified.Right),
        AliasQualifiedNameSyntax aliased => TypeArgumentsOf(aliased.Name),
        _ => null,
    };

    private static AttributeArgumentSyntax? ArgumentOf(AttributeSyntax attribute, string name, AttributeData data)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        foreach (var argument in arguments)
        {
            if ((argument.NameColon?.Name ?? argument.NameEquals?.Name)?.Identifier.ValueText == name)
            {
                return argument;
            }
        }

        var parameters = data.AttributeConstructor?.Parameters ?? [];
        var ordinal = parameters.Select(parameter => parameter.Name).ToList().IndexOf(name);
        return ordinal >= 0 && ordinal < arguments.Count && arguments[ordinal] is { NameColon: null, NameEquals: null } positional
            ? positional
            : null;
    }
}
