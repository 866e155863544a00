using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Reads declarations as rules see them. What does not bind is read as far as it goes.</summary>
internal static class AttributeReader
{
    private const string Suffix = "Attribute";

    /// <summary>One for each of the sources, as seen from the class that is read.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="recreated">How generated code makes each of them again; empty where none does.</param>
    /// <param name="type">The class that is read.</param>
    public static EquatableArray<AttributeModel> Read(
        ImmutableArray<EntrySource> sources, EquatableArray<DeclarationModel> recreated, INamedTypeSymbol type) =>
        sources
            .Select((source, index) => Read(source, index < recreated.Count ? recreated[index] : null, type))
            .ToEquatableArray();

    private static AttributeModel Read(EntrySource source, DeclarationModel? recreated, INamedTypeSymbol type)
    {
        var attribute = source.Attribute;
        var name = attribute.AttributeClass!.ToDisplayString();
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        var positional = attribute.ConstructorArguments
            .Take(parameters.Length)
            .Select((argument, index) => Read(parameters[index].Name, argument));
        var named = attribute.NamedArguments.Select(argument => Read(argument.Key, argument.Value));
        return new AttributeModel(
            name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name,
            WellKnownNames.KindOf(attribute.AttributeClass),
            SymbolEqualityComparer.Default.Equals(source.DeclaredOn, type),
            recreated?.Canonical ?? CanonicalAttribute.Of(attribute),
            positional.Concat(named).OfType<AttributeArgument>().ToEquatableArray(),
            recreated?.Obstacle);
    }

    // TypedConstant.Value throws for an array.
    private static AttributeArgument? Read(string name, TypedConstant value) => value switch
    {
        { Kind: TypedConstantKind.Error } => null,
        { Kind: TypedConstantKind.Array } => new(name, null, null, Texts(value)) { IsArray = !value.IsNull },
        { Kind: TypedConstantKind.Type } => new(name, null, null, EquatableArray<string>.Empty),
        { Value: string text } => new(name, text, null, EquatableArray<string>.Empty),
        _ => new(name, null, Number(value.Value), EquatableArray<string>.Empty) { Undefined = Undefined(value) },
    };

    private static UndefinedValue? Undefined(TypedConstant value) =>
        value is { Kind: TypedConstantKind.Enum, Type: { } type } && EnumMember.Of(value) is null
            ? new(
                type.Name,
                Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "",
                type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).Select(member => member.Name).ToEquatableArray())
            : null;

    private static EquatableArray<string> Texts(TypedConstant array) => array.IsNull
        ? EquatableArray<string>.Empty
        : array.Values
            .Select(item => item.Kind == TypedConstantKind.Primitive ? item.Value as string : null)
            .OfType<string>()
            .ToEquatableArray();

    private static long? Number(object? value) => value switch
    {
        bool flag => flag ? 1 : 0,
        int number => number,
        long number => number,
        byte or sbyte or short or ushort or uint => Convert.ToInt64(value, null),
        _ => null,
    };
}
