using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.Analyzers.Tests.Verification;

/// <summary>A file that is not compiled, in a repository whose delivery is in the folder <c>deploy</c>.</summary>
internal sealed class RepositoryFile(string path, string text) : AdditionalText
{
    public const string Root = "/repository";

    /// <summary>As MSBuild tells the compiler where the project is, in the only form that its settings have.</summary>
    public static (string Path, string Text) ProjectFolder { get; } =
        ("/.globalconfig", $"is_global = true\nbuild_property.ProjectDir = {Root}/deploy/\n");

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);

    /// <summary>The same for a compilation that is made by hand.</summary>
    internal sealed class Settings : AnalyzerConfigOptionsProvider
    {
        private static readonly Options All = new();

        public override AnalyzerConfigOptions GlobalOptions => All;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => All;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => All;
    }

    private sealed class Options : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = KeyComparer.Equals(key, "build_property.ProjectDir") ? $"{Root}/deploy/" : null;
            return value is not null;
        }
    }
}
