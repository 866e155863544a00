using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// Tells a member of the other half from one of the team's own. A generator reads the compilation before its output is in it; an
/// analyzer, which hosts the same reader, reads it after.
/// </summary>
internal static class GeneratedMember
{
    /// <summary>The tool that generated members name in their <c>[GeneratedCode]</c>.</summary>
    public const string Tool = "Deployment.Sdk";

    public static bool Is(ISymbol member) => member.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "GeneratedCodeAttribute" }
        && attribute.ConstructorArguments.Length == 2
        && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive, Value: Tool });
}
