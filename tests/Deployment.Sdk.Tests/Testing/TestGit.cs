using System.Diagnostics;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>The real git for arranging tests, deaf to the machine's configuration.</summary>
internal static class TestGit
{
    private static readonly string[] Inherited = [.. Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Where(name => name.StartsWith("GIT_", StringComparison.Ordinal) && !name.StartsWith("GIT_CONFIG_", StringComparison.Ordinal))];

    public static string Run(string directory, params string[] arguments) => Run(directory, "", new Dictionary<string, string>(), arguments);

    public static string Run(string directory, string input, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in (string[])["-c", "init.defaultBranch=master", "-c", "protocol.file.allow=always", "-c", "commit.gpgSign=false", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: exit code {process.ExitCode}: {error.GetAwaiter().GetResult()}");
    }
}
