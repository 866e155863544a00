namespace Deployment.Sdk.Tests.Testing;

/// <summary>A folder of a test's own.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    // macOS reaches its temporary folder through a link, which git resolves.
    public string Path { get; } = Resolved(Directory.CreateTempSubdirectory("deployment-sdk-test-").FullName);

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        // git writes its objects read-only, which stops a deletion on Windows.
        foreach (var file in Directory.EnumerateFiles(Path, "*", new EnumerationOptions
            { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Path, recursive: true);
    }

    private static string Resolved(string path) =>
        OperatingSystem.IsMacOS() && path.StartsWith("/var/", StringComparison.Ordinal) ? "/private" + path : path;
}
