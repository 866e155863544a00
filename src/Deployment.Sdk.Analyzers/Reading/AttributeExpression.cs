using System.Collections.Immutable;
using Deployment.Sdk.Analyzers.Emission;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// An attribute as the C# that makes it again, in the half of the class that carries it. Generated code has to be able to name
/// everything in it; what it cannot name is said, for a gate that is silently missing would be worse than none.
/// </summary>
internal sealed class AttributeExpression
{
    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol _within;

    private AttributeExpression(Compilation compilation, INamedTypeSymbol within)
    {
        _compilation = compilation;
        _within = within;
    }

    /// <summary>What generated code could not name, in words; null as long as there is nothing.</summary>
    private string? Obstacle { get; set; }

    private SortedSet<string> Experimental { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The expression, or what stands in its way, both null when the attribute does not bind: the compiler says so. With it the ids of
    /// what is experimental in it.
    /// </summary>
    public static (string? Expression, string? Obstacle, EquatableArray<string> Experimental) Of(
        AttributeData attribute, Compilation compilation, INamedTypeSymbol within)
    {
        if (attribute.AttributeConstructor is not { } constructor
            || attribute.AttributeClass is not { } type
            || !Binds(attribute))
        {
            // Of a referenced assembly the compiler reads public members only: an attribute of it that does not bind was made there
            // with a constructor that only it may call.
            return attribute.ApplicationSyntaxReference is null
                ? (null, $"only {attribute.AttributeClass?.ContainingAssembly?.Name} can make {attribute.AttributeClass?.ToDisplayString()}", EquatableArray<string>.Empty)
                : (null, null, EquatableArray<string>.Empty);
        }

        var writer = new AttributeExpression(compilation, within);
        var expression = writer.Write(attribute, constructor, type);
        return writer.Obstacle is null
            ? (expression, null, writer.Experimental.ToEquatableArray())
            : (null, writer.Obstacle, EquatableArray<string>.Empty);
    }

    private static bool Binds(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == attribute.AttributeConstructor!.Parameters.Length
        && attribute.ConstructorArguments.All(Binds)
        && attribute.NamedArguments.All(argument => Binds(argument.Value));

    private static bool Binds(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => false,
        TypedConstantKind.Array => constant.IsNull || constant.Values.All(Binds),
        TypedConstantKind.Type => constant.IsNull || constant.Value is ITypeSymbol { TypeKind: not TypeKind.Error },
        _ => true,
    };

    private string Write(AttributeData attribute, IMethodSymbol constructor, INamedTypeSymbol type)
    {
        if (!IsAccessible(constructor))
        {
            Obstacle ??= $"the constructor of {type.ToDisplayString()} is not accessible here";
        }

        Use(constructor);

        var isOverloaded = type.InstanceConstructors.Length > 1;
        var positional = attribute.ConstructorArguments
            .Select((argument, index) => Argument(argument, constructor.Parameters[index].Type, isOverloaded));
        var expression = $"new {TypeName(type)}({string.Join(", ", positional)})";
        return attribute.NamedArguments.IsEmpty
            ? expression
            : $"{expression} {{ {string.Join(", ", Named(attribute.NamedArguments, type))} }}";
    }

    private IEnumerable<string> Named(ImmutableArray<KeyValuePair<string, TypedConstant>> arguments, INamedTypeSymbol type)
    {
        foreach (var argument in arguments)
        {
            var member = BaseTypes.AndSelf(type)
                .SelectMany(declaring => declaring.GetMembers(argument.Key))
                .FirstOrDefault(candidate => candidate is IPropertySymbol or IFieldSymbol);
            if (member is null
                || !IsAccessible(member)
                || (member is IPropertySymbol { SetMethod: { } setter }
                    && !IsAccessible(setter)))
            {
                Obstacle ??= $"{argument.Key} of {type.ToDisplayString()} is not accessible here";
            }
            else
            {
                Use(member);
            }

            var target = member switch
            {
                IPropertySymbol property => property.Type,
                IFieldSymbol field => field.Type,
                _ => null,
            };
            yield return $"{Identifier.Escape(argument.Key)} = {Argument(argument.Value, target, isOverloaded: false)}";
        }
    }

    // With several constructors the type of each argument chooses among them, so it is written where it is not the literal's own.
    private string Argument(TypedConstant argument, ITypeSymbol? target, bool isOverloaded)
    {
        var isCast = isOverloaded
            && target is not null
            && (argument.IsNull || !SymbolEqualityComparer.Default.Equals(argument.Type, target));
        var value = Value(argument, mayBeNull: !isCast && target?.NullableAnnotation == NullableAnnotation.Annotated);
        return isCast ? $"({TypeName(target!)})({value})" : value;
    }

    private string Value(TypedConstant constant, bool mayBeNull) => constant switch
    {
        // The team's own compiler run has warned of null where it does not belong; it must not warn again here.
        { IsNull: true } => mayBeNull ? "null" : "null!",
        { Kind: TypedConstantKind.Array, Type: IArrayTypeSymbol array } => Array(array, constant.Values),
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({TypeName(type)})",
        { Kind: TypedConstantKind.Enum, Type: { } type } => Enum(type, constant),
        _ => Literal.Of(constant.Value),
    };

    private string Array(IArrayTypeSymbol array, ImmutableArray<TypedConstant> values)
    {
        var mayBeNull = array.ElementType.NullableAnnotation == NullableAnnotation.Annotated;
        var element = TypeName(array.ElementType) + (mayBeNull && array.ElementType.IsReferenceType ? "?" : "");
        return values.IsEmpty
            ? $"new {element}[0]"
            : $"new {element}[] {{ {string.Join(", ", values.Select(value => Value(value, mayBeNull)))} }}";
    }

    private string Enum(ITypeSymbol type, TypedConstant constant)
    {
        if (EnumMember.Of(constant) is not { } member)
        {
            return $"({TypeName(type)})({Literal.Of(constant.Value)})";
        }

        Use(member);
        return $"{TypeName(type)}.{Identifier.Escape(member.Name)}";
    }

    private bool IsAccessible(ISymbol symbol) => Accessible.From(_within, symbol, _compilation);

    // Whoever wrote the attribute was told; generated code must not be told again, least of all by an error.
    private void Use(ISymbol symbol)
    {
        if (Discouraged.IsForbidden(symbol, _within))
        {
            Obstacle ??= $"{symbol.ToDisplayString()} is obsolete, and its use an error";
        }

        Experimental.UnionWith(Discouraged.ExperimentalIds(symbol));
    }

    private string TypeName(ITypeSymbol type)
    {
        if (FirstThatCannotBeNamed(type) is { } hidden)
        {
            Obstacle ??= $"{hidden.ToDisplayString()} is not accessible to generated code";
        }

        return type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    private ITypeSymbol? FirstThatCannotBeNamed(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => FirstThatCannotBeNamed(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple =>
            tuple.TupleElements.Select(element => FirstThatCannotBeNamed(element.Type)).FirstOrDefault(found => found is not null),
        INamedTypeSymbol named => FirstThatCannotBeNamed(named),
        _ => type,
    };

    private ITypeSymbol? FirstThatCannotBeNamed(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || current.TypeKind == TypeKind.Error)
            {
                return current;
            }
        }

        Use(type.OriginalDefinition);
        if (!IsAccessible(type.OriginalDefinition)
            || !GlobalNames.Reach(type.ContainingAssembly, _compilation))
        {
            return type;
        }

        return type.IsUnboundGenericType
            ? null
            : type.TypeArguments.Select(FirstThatCannotBeNamed).FirstOrDefault(found => found is not null);
    }
}
