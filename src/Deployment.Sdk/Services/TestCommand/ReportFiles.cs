using System.Xml;

namespace Deployment.Sdk.Services.TestCommand;

/// <summary>The files that a test command reports to.</summary>
/// <param name="folder">Where it runs.</param>
/// <param name="pattern">A path from there, with <c>*</c> in its last part only.</param>
internal sealed class ReportFiles(string folder, string pattern)
{
    private const long LargestFile = 64 * 1024 * 1024;

    private Dictionary<string, (DateTime Written, long Length)> _before = [];

    private string Place => Path.GetFullPath(Path.GetDirectoryName(pattern) ?? "", folder);

    private string[] All => Directory.Exists(Place) ? [.. Directory.EnumerateFiles(Place, Path.GetFileName(pattern)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Notes those of an earlier run, which must not speak for this one.</summary>
    public void Begin() => _before = All.ToDictionary(file => file, StateOf);

    /// <summary>Reads those that were written since.</summary>
    public TestCounts Read()
    {
        string[] files = [.. All.Where(file => !_before.TryGetValue(file, out var before) || before != StateOf(file))];
        return files.Length == 0 ? TestCounts.Unknown($"it wrote no report {pattern}") : files.Select(Read).Aggregate(TestCounts.None, (all, one) => all.And(one));
    }

    private static (DateTime Written, long Length) StateOf(string file) => (File.GetLastWriteTimeUtc(file), new FileInfo(file).Length);

    private static TestCounts Read(string file)
    {
        var name = Path.GetFileName(file);
        try
        {
            using var stream = File.OpenRead(file);
            return stream.Length > LargestFile
                ? TestCounts.Unknown($"{name} is larger than 64 MB")
                : TestReport.Read(stream) ?? TestCounts.Unknown($"{name} is no report in JUnit's format or TRX");
        }
        catch (Exception failure) when (failure is XmlException or IOException or UnauthorizedAccessException)
        {
            return TestCounts.Unknown($"{name} cannot be read: {NeutralText.Line(failure.Message, 200)}");
        }
    }
}
