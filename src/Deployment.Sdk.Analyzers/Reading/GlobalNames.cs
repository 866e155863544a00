using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Whether generated code, which names everything from <c>global::</c> on, can name the types of an assembly.</summary>
internal static class GlobalNames
{
    /// <summary>Not those of a reference that has only aliases of its own, as <c>extern alias</c> wants it.</summary>
    public static bool Reach(IAssemblySymbol? assembly, Compilation compilation) =>
        assembly is null
        || compilation.GetMetadataReference(assembly) is not { Properties.Aliases: { IsEmpty: false } aliases }
        || aliases.Contains(MetadataReferenceProperties.GlobalAlias);
}
