using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

/// <summary>
/// Compares generated files with the ones that were approved, in the file names and format of Verify.SourceGenerators, so that
/// the package can take this class's place without a changed file. <c>UPDATE_SNAPSHOTS=1</c> approves what is generated now.
/// </summary>
internal static class Snapshot
{
    private const string UpdateVariable = "UPDATE_SNAPSHOTS";
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task MatchAsync(
        GeneratedCode code, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "_snapshots");
        var prefix = $"{Path.GetFileNameWithoutExtension(file)}.{method}";
        var received = code.Result.GeneratedSources.ToDictionary(
            source => $"{prefix}#{Path.GetFileNameWithoutExtension(source.HintName)}",
            source => $"//HintName: {source.HintName}\n{source.SourceText.ToString().Replace("\r\n", "\n")}");
        var approved = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{prefix}#*.verified.cs") : [];
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Assert.False(BuildServerDetector.Detected, $"{UpdateVariable} is for people: a build server approves nothing");
            Approve(folder, approved, received);
            return;
        }

        var stale = approved.Select(Name).Except(received.Keys).ToList();
        Assert.True(stale.Count == 0, $"no longer generated: {string.Join(", ", stale)}; {UpdateVariable}=1 removes them");
        var differing = new List<string>();
        foreach (var (name, text) in received)
        {
            if (!await MatchesAsync(Path.Combine(folder, name), text).ConfigureAwait(true))
            {
                differing.Add(name);
            }
        }

        Assert.True(differing.Count == 0, $"not as approved: {string.Join(", ", differing)}; {UpdateVariable}=1 approves them");
    }

    private static async Task<bool> MatchesAsync(string path, string text)
    {
        var (verified, received) = ($"{path}.verified.cs", $"{path}.received.cs");

        // Reading drops the byte-order mark. What differs otherwise, line ends included, counts.
        if (File.Exists(verified) && await File.ReadAllTextAsync(verified, TestContext.Current.CancellationToken) == text)
        {
            return true;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(received, text, WithMark, TestContext.Current.CancellationToken);

        // Shows the two in the developer's diff tool; on a build server it does nothing.
        await DiffRunner.LaunchAsync(received, verified, WithMark);
        return false;
    }

    private static void Approve(string folder, IEnumerable<string> approved, Dictionary<string, string> received)
    {
        Directory.CreateDirectory(folder);
        foreach (var stale in approved.Where(path => !received.ContainsKey(Name(path))))
        {
            File.Delete(stale);
        }

        foreach (var (name, text) in received)
        {
            File.WriteAllText(Path.Combine(folder, $"{name}.verified.cs"), text, WithMark);
            File.Delete(Path.Combine(folder, $"{name}.received.cs"));
        }
    }

    private static string Name(string path) => Path.GetFileName(path).Replace(".verified.cs", "", StringComparison.Ordinal);
}
