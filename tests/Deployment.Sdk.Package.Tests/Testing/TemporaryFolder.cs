namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>A folder of a test's own, outside the repository.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("deployment-sdk-package-").FullName;

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
}
