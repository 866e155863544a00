using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// An attribute as the text that the policy digest is made of: class without namespace and suffix, positional arguments, then
/// named ones by name. ASCII only, so that no table of characters, which differs between hosts of the compiler, can change it.
/// </summary>
internal static class CanonicalAttribute
{
    private const string Suffix = "Attribute";

    public static string Of(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments.Select(Value).Concat(
            attribute.NamedArguments
                .OrderBy(argument => argument.Key, StringComparer.Ordinal)
                .Select(argument => $"{argument.Key} = {Value(argument.Value)}"));
        var list = string.Join(", ", arguments);
        return list.Length == 0 ? Name(attribute.AttributeClass!) : $"{Name(attribute.AttributeClass!)}({list})";
    }

    public static string Value(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Array } => $"[{string.Join(", ", constant.Values.Select(Value))}]",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({TypeName(type)})",
        { Kind: TypedConstantKind.Enum } => EnumMember.Of(constant)?.Name ?? Number(constant.Value),
        { Kind: TypedConstantKind.Primitive, Value: string text } => Quote(text),
        { Kind: TypedConstantKind.Primitive, Value: char character } => Quote(character.ToString()),
        { Kind: TypedConstantKind.Primitive, Value: bool flag } => flag ? "true" : "false",
        { Kind: TypedConstantKind.Primitive } => Number(constant.Value),
        _ => "?",
    };

    private static string Name(INamedTypeSymbol type)
    {
        var name = type.Name.Length > Suffix.Length && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
            : type.Name;
        return type.TypeArguments.Length == 0 ? name : $"{name}<{string.Join(", ", type.TypeArguments.Select(TypeName))}>";
    }

    private static string TypeName(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat).Replace("global::", "");

    // "R" is not the shortest text on every host, so floating point is written by its bits.
    private static string Number(object? value) => value switch
    {
        double number => $"0x{BitConverter.DoubleToInt64Bits(number):X16}d",
        float number => $"0x{BitConverter.ToInt32(BitConverter.GetBytes(number), 0):X8}f",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "?",
    };

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                >= ' ' and <= '~' => quoted.Append(character),
                _ => quoted.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return quoted.Append('"').ToString();
    }
}
