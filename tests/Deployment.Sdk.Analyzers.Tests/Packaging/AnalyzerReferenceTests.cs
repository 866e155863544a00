using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Tests.Packaging;

public sealed class AnalyzerReferenceTests
{
    // A compiler loads an analyzer beside its own assemblies: one that asks for anything else, or for something newer, is dropped.
    private static readonly string[] Compiler =
        ["netstandard", "System.Collections.Immutable", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"];

    // An editor finds our own in the folder of the fixes.
    private static readonly string[] Editor =
    [
        .. Compiler, "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel",
        "Deployment.Sdk.Analyzers",
    ];

    [Fact]
    public void The_analyzers_reference_nothing_but_the_compiler() =>
        Assert.Empty(ReferencesOf(typeof(Rule).Assembly.Location).Select(reference => reference.Name).Except(Compiler));

    [Fact]
    public void The_code_fixes_reference_nothing_but_the_compiler_and_its_workspaces() =>
        Assert.Empty(ReferencesOf(typeof(MakePartialFix).Assembly.Location).Select(reference => reference.Name).Except(Editor));

    [Fact]
    public void Both_are_pinned_to_the_compiler_of_the_first_supported_SDK()
    {
        var floor = typeof(CSharpCompilation).Assembly.GetName().Version;
        string[] assemblies = [typeof(Rule).Assembly.Location, typeof(MakePartialFix).Assembly.Location];

        var versions = assemblies.SelectMany(ReferencesOf)
            .Where(reference => reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(reference => reference.Version)
            .Distinct();

        Assert.Equal(new Version(5, 0, 0, 0), Assert.Single(versions));
        Assert.Equal(new Version(5, 0, 0, 0), floor);
    }

    private static List<(string Name, Version Version)> ReferencesOf(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }
}
