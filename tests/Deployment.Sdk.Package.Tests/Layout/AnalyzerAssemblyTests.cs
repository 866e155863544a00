using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Layout;

public sealed class AnalyzerAssemblyTests(PackedFeed feed)
{
    // A compiler loads an analyzer into itself: it has these and no other assembly to offer. A newer Roslyn than the oldest
    // supported one makes that compiler drop the analyzer without a word.
    private static readonly string[] Offered =
    [
        "netstandard 2.0.0.0",
        "System.Collections.Immutable 9.0.0.0",
        "Microsoft.CodeAnalysis 5.0.0.0",
        "Microsoft.CodeAnalysis.CSharp 5.0.0.0",
    ];

    [Fact]
    public void Generator_and_analyzers_ask_for_nothing_that_the_compiler_does_not_have() =>
        Assert.Equal(Offered.Order(), References("Deployment.Sdk.Analyzers").Order());

    // Code fixes are run by editors, which compose them with MEF and know Roslyn's workspaces as well.
    [Fact]
    public void Code_fixes_ask_for_nothing_that_an_editor_does_not_have() =>
        Assert.Empty(References("Deployment.Sdk.CodeFixes").Except(
        [
            .. Offered,
            "Microsoft.CodeAnalysis.Workspaces 5.0.0.0",
            "Microsoft.CodeAnalysis.CSharp.Workspaces 5.0.0.0",
            "System.Composition.AttributedModel 9.0.0.0",
            AssemblyFile.Identity(Read("Deployment.Sdk.Analyzers")),
        ]));

    private IReadOnlyList<string> References(string assembly) => AssemblyFile.References(Read(assembly));

    private byte[] Read(string assembly) => feed.Library.Read($"analyzers/dotnet/cs/{assembly}.dll");
}
