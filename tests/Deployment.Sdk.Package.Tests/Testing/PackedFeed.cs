using Deployment.Sdk.Package.Tests.Testing;

[assembly: AssemblyFixture(typeof(PackedFeed))]

namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>
/// The packages, packed once for all tests into a feed of their own. The version is new each time, since NuGet never looks at a
/// package again that it has unpacked before; the outputs stand apart from those of a build that runs at the same time.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Task _rest = Task.CompletedTask;

    /// <summary>The version of all packages.</summary>
    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():n}";

    /// <summary>The folder that holds the packages.</summary>
    internal string Folder => _folder["feed"];

    internal PackageFile Library => new(Path.Combine(Folder, $"Deployment.Sdk.{Version}.nupkg"));

    internal PackageFile Emulator => new(Path.Combine(Folder, $"Deployment.Sdk.Emulator.{Version}.nupkg"));

    public async ValueTask InitializeAsync()
    {
        (await PackAsync("Deployment.Sdk", Folder)).Exits(0).DoesNotShow("warning");
        (await PackAsync("Deployment.Sdk.Emulator", Folder)).Exits(0).DoesNotShow("warning");
        _rest = PackRestAsync();
    }

    internal async Task<PackageFile> PostgreSqlAsync()
    {
        await RestAsync();
        return new(Path.Combine(Folder, $"Deployment.Sdk.PostgreSql.{Version}.nupkg"));
    }

    /// <summary>Waits for what few tests need: the longest begin before it is packed.</summary>
    internal Task RestAsync() => _rest;

    private async Task PackRestAsync()
    {
        (await PackAsync("Deployment.Sdk.PostgreSql", Folder)).Exits(0).DoesNotShow("warning");
        (await PackAsync("Deployment.Sdk.Emulator.Tool", Folder)).Exits(0).DoesNotShow("warning");
    }

    /// <summary>Compiles the library and what is packed with it once more, from nothing, and packs it into another folder.</summary>
    internal async Task<CommandResult> PackAgainAsync(string folder)
    {
        await RestAsync();
        Directory.Delete(_folder["artifacts"], recursive: true);
        return await PackAsync("Deployment.Sdk", folder);
    }

    // What analyzers have to say is said when the solution is built.
    private Task<CommandResult> PackAsync(string project, string output) => Dotnet.RunAsync(
        Repository.Root,
        "pack", $"src/{project}", "--configuration", "Release", "--output", output, "--artifacts-path", _folder["artifacts"],
        $"-p:MinVerVersionOverride={Version}", "-p:RunAnalyzers=false", "-nodeReuse:false");

    public async ValueTask DisposeAsync()
    {
        await _rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // "global-packages: /home/..."
        var listed = await Dotnet.RunAsync(_folder.Path, "nuget", "locals", "global-packages", "--list");
        var cache = listed.Exits(0).StandardOutput.Split(':', 2)[1].Trim();
        foreach (var package in (string[])["deployment.sdk", "deployment.sdk.emulator", "deployment.sdk.emulator.tool"])
        {
            var unpacked = Path.Combine(cache, package, Version);
            if (Directory.Exists(unpacked))
            {
                Directory.Delete(unpacked, recursive: true);
            }
        }

        _folder.Dispose();
    }
}
