using System.Diagnostics;
using System.Runtime.InteropServices;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>A program of one file, compiled by the SDK's own compiler with the generator and every rule, in place of the served team's.</summary>
internal sealed class ImportedProgram : IDisposable
{
    // What <ImplicitUsings> brings.
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private readonly TemporaryFolder _folder = new();

    private ImportedProgram()
    {
    }

    public string Path => _folder[System.IO.Path.GetFileName(Sample.Built("Served"))];

    public static async Task<ImportedProgram> CompileAsync(string source)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var program = new ImportedProgram();
        var served = new DirectoryInfo(System.IO.Path.GetDirectoryName(Sample.Built("Served"))!);
        foreach (var entry in served.EnumerateFileSystemInfos().Where(entry => entry.Name != System.IO.Path.GetFileName(program.Path)))
        {
            File.CreateSymbolicLink(program._folder[entry.Name], entry.FullName);
        }

        using var sources = new TemporaryFolder();
        await File.WriteAllTextAsync(sources["deploy.cs"], source, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(sources["usings.cs"], Usings, TestContext.Current.CancellationToken);
        string[] options =
        [
            "-nostdlib", "-nologo", "-target:exe", "-langversion:14", "-nullable:enable", $"-out:\"{program.Path}\"",
            $"-analyzer:\"{Sample.Built("Analyzers")}\"", .. References().Select(reference => $"-reference:\"{reference}\""),
            $"\"{sources["deploy.cs"]}\"", $"\"{sources["usings.cs"]}\"",
        ];
        await File.WriteAllLinesAsync(sources["options.rsp"], options, TestContext.Current.CancellationToken);
        using var compiler = Process.Start(new ProcessStartInfo("dotnet", ["exec", Compiler(), "-noconfig", $"@{sources["options.rsp"]}"]) { RedirectStandardOutput = true })!;
        var said = await compiler.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await compiler.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(compiler.ExitCode == 0, $"{said}\n{source}");
        Assert.DoesNotContain("warning CS", said, StringComparison.Ordinal);
        return program;
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(assembly => !System.IO.Path.GetFileName(assembly).Contains("EndToEnd", StringComparison.Ordinal));

    private static string Compiler()
    {
        // shared/Microsoft.NETCore.App/VERSION stands beside sdk/VERSION.
        var root = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent!.Parent!.Parent!;
        return root.GetDirectories("sdk/*").OrderBy(sdk => Version.TryParse(sdk.Name.Split('-')[0], out var version) ? version : new Version(0, 0))
            .Select(sdk => System.IO.Path.Combine(sdk.FullName, "Roslyn", "bincore", "csc.dll")).Last(File.Exists);
    }
}
