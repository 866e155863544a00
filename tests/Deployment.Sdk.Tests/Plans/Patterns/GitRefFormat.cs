using System.Diagnostics;
using System.Text;

namespace Deployment.Sdk.Tests.Plans.Patterns;

/// <summary>The real Git's word on branch names.</summary>
internal static class GitRefFormat
{
    /// <summary>Which of the names <c>git check-ref-format --branch</c> accepts. One process for each: a name must not be NUL or half a character.</summary>
    public static async Task<IReadOnlyList<bool>> AcceptsAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        // Outside every repository, so that there is no earlier branch that "@{-1}" could mean.
        var folder = Directory.CreateTempSubdirectory("ref-format-");
        try
        {
            var answers = new List<bool>();
            foreach (var name in names)
            {
                answers.Add(await AcceptsAsync(name, folder.FullName, cancellationToken));
            }

            return answers;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> AcceptsAsync(string name, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", ["check-ref-format", "--branch", name])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["GIT_CONFIG_GLOBAL"] = "/dev/null",
                ["GIT_CONFIG_NOSYSTEM"] = "1",
                ["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder),
            },
        };
        foreach (var variable in new[] { "GIT_DIR", "GIT_WORK_TREE" })
        {
            start.Environment.Remove(variable);
        }

        using var git = Process.Start(start)!;
        // The bytes themselves: a reader of text would swallow a byte order mark.
        using var output = new MemoryStream();
        await Task.WhenAll(
            git.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken),
            git.StandardError.ReadToEndAsync(cancellationToken),
            git.WaitForExitAsync(cancellationToken));

        // 128 is Git's refusal; anything else would mean that Git was not asked properly.
        Assert.True(git.ExitCode is 0 or 128, $"git exited with {git.ExitCode}");
        var said = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(git.ExitCode != 0 || said == name + "\n", $"git expanded '{name}' to '{said}'");
        return git.ExitCode == 0;
    }
}
