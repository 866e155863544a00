using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>Reads an assembly without loading it.</summary>
internal static class AssemblyFile
{
    /// <summary>"name version" of the assembly.</summary>
    public static string Identity(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        var definition = metadata.GetAssemblyDefinition();
        return $"{metadata.GetString(definition.Name)} {definition.Version}";
    }

    /// <summary>"name version" of each assembly that it references.</summary>
    public static IReadOnlyList<string> References(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
                .Select(reference => $"{metadata.GetString(reference.Name)} {reference.Version}"),
        ];
    }
}
