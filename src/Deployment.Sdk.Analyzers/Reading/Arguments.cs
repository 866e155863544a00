using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Takes arguments out of attributes that may not bind. What is missing or of another type is null.</summary>
internal static class Arguments
{
    public static string? Text(AttributeData attribute, int position) => At(attribute, position) as string;

    /// <summary>The same, and empty where null is written: whoever wrote it should hear of it.</summary>
    public static string? TextOrEmpty(AttributeData attribute, int position) =>
        position < attribute.ConstructorArguments.Length ? TextOrEmpty(attribute.ConstructorArguments[position]) : null;

    /// <inheritdoc cref="TextOrEmpty(AttributeData, int)"/>
    public static string? TextOrEmpty(AttributeData attribute, string property) => attribute.NamedArguments
        .Where(argument => argument.Key == property).Select(argument => TextOrEmpty(argument.Value)).FirstOrDefault();

    public static int? Number(AttributeData attribute, int position) => At(attribute, position) as int?;

    public static string? Text(AttributeData attribute, string property) => Named(attribute, property) as string;

    public static bool Flag(AttributeData attribute, string property) => Named(attribute, property) is true;

    public static bool Has(AttributeData attribute, string property) =>
        attribute.NamedArguments.Any(argument => argument.Key == property);

    public static INamedTypeSymbol? Type(AttributeData attribute, int position) =>
        attribute.AttributeClass is { } type && position < type.TypeArguments.Length
            ? type.TypeArguments[position] as INamedTypeSymbol
            : null;

    private static object? At(AttributeData attribute, int position) =>
        position < attribute.ConstructorArguments.Length ? Value(attribute.ConstructorArguments[position]) : null;

    private static object? Named(AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
            {
                return Value(argument.Value);
            }
        }

        return null;
    }

    private static string? TextOrEmpty(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Primitive, IsNull: true } ? "" : Value(constant) as string;

    // TypedConstant.Value throws for an array.
    private static object? Value(TypedConstant constant) =>
        constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum ? constant.Value : null;
}
