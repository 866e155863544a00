using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Names in generated code.</summary>
internal static class Identifier
{
    /// <summary>The name, with <c>@</c> where it is a keyword, in some context or always.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
