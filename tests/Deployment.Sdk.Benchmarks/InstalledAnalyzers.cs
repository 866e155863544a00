using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Benchmarks;

/// <summary>Analyzers and generators that came with the SDK and with packages, where this project's build found them.</summary>
internal static class InstalledAnalyzers
{
    private static readonly Loader Shared = new();

    public static string Refit => Built("Refit");

    public static string Mapperly => Built("Riok.Mapperly");

    public static string SystemTextJson => Path.Combine(TargetingPack, "System.Text.Json.SourceGeneration.dll");

    /// <summary>What every project has that says nothing of analyzers.</summary>
    public static IReadOnlyList<string> OfTheSdk =>
    [
        .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
            .Select(name => Path.Combine(Built("SdkAnalyzers"), name)),
        .. Directory.EnumerateFiles(TargetingPack, "*.dll").Order(StringComparer.Ordinal),
    ];

    /// <summary>The severities that the SDK gives its rules unless a project says otherwise.</summary>
    public static string DefaultSeverities =>
        Path.Combine(Built("SdkAnalyzers"), "build", "config", $"analysislevel_{Environment.Version.Major}_default.globalconfig");

    private static string TargetingPack => Directory
        .EnumerateDirectories(Path.Combine(Built("TargetingPacks"), "Microsoft.NETCore.App.Ref"), $"{Environment.Version.Major}.*")
        .OrderByDescending(path => Version.TryParse(Path.GetFileName(path), out var version) ? version : new Version())
        .Select(path => Path.Combine(path, "analyzers", "dotnet", "cs"))
        .First();

    public static AnalyzerFileReference Load(string path)
    {
        Shared.AddDependencyLocation(path);
        var reference = new AnalyzerFileReference(path, Shared);
        reference.AnalyzerLoadFailed += (_, failure) =>
        {
            // The SDK's folder also holds libraries without any analyzer.
            if (failure.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers)
            {
                throw new InvalidOperationException($"{path}: {failure.Message}");
            }
        };
        return reference;
    }

    private static string Built(string key) => typeof(InstalledAnalyzers).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    // Beside this program's compiler, not with a copy of it.
    private sealed class Loader : AssemblyLoadContext, IAnalyzerAssemblyLoader
    {
        private readonly HashSet<string> _folders = [];

        public void AddDependencyLocation(string fullPath) => _folders.Add(Path.GetDirectoryName(fullPath)!);

        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name!.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal) && Default.Assemblies.Any(known => known.GetName().Name == assemblyName.Name)
                ? null
                : _folders.Select(folder => Path.Combine(folder, $"{assemblyName.Name}.dll")).Where(File.Exists).Select(LoadFromAssemblyPath).FirstOrDefault();
    }
}
