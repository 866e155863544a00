using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Revisions;

/// <summary>Runs the installed <c>git</c>: arguments as a list and never through a shell, in English, without questions, in bounded time.</summary>
/// <param name="directory">Where it runs.</param>
/// <param name="variables">Environment variables that it gets besides.</param>
internal sealed partial class GitProcess(string directory, IReadOnlyDictionary<string, string>? variables = null)
{
    private static readonly TimeSpan Local = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    // What 'git rev-parse --local-env-vars' lists, the configuration apart: inside a hook these point at another repository.
    // The pathspec variables would change what ':(glob)' means.
    private static readonly string[] Misleading =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_SHALLOW_FILE",
        "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE",
        "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    ];

    // A user's settings that would write between the lines that are read here, change what they say, or start something that outlives
    // the command.
    private static readonly string[] Settings =
    [
        "core.quotepath=off", "core.fsmonitor=false", "log.showSignature=false", "log.follow=false", "trailer.separators=:", "gc.auto=0",
        "maintenance.auto=false",
    ];

    /// <summary>The file that holds nothing.</summary>
    public static readonly string Nothing = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    public string Directory { get; } = directory;

    /// <summary>Runs a command that stays on this machine.</summary>
    public Task<GitOutput> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, Local, cancellationToken: cancellationToken);

    /// <summary>Runs a command that talks to a remote, or reads a whole tree.</summary>
    public Task<GitOutput> RunLongAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, Long, cancellationToken: cancellationToken);

    /// <summary>Runs a command that has input, or a limit of its own.</summary>
    public async Task<GitOutput> RunAsync(
        IReadOnlyList<string> arguments, TimeSpan? limit = null, string? input = null, CancellationToken cancellationToken = default)
    {
        var text = "";
        var (code, error) = await StartAsync(arguments, limit ?? Long, input, async (stream, token) =>
        {
            using var reader = new StreamReader(stream, new UTF8Encoding(false));
            text = await reader.ReadToEndAsync(token).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        return new GitOutput(code, text, error);
    }

    /// <summary>Runs a command whose output is too large or too binary for a string.</summary>
    public async Task<GitOutput> StreamAsync(
        IReadOnlyList<string> arguments, Func<Stream, CancellationToken, Task> consume, CancellationToken cancellationToken,
        string? input = null)
    {
        var (code, error) = await StartAsync(arguments, Long, input, consume, cancellationToken).ConfigureAwait(false);
        return new GitOutput(code, "", error);
    }

    private async Task<(int Code, string Error)> StartAsync(
        IReadOnlyList<string> arguments, TimeSpan limit, string? input,
        Func<Stream, CancellationToken, Task> consume, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Describe(arguments) };
        Start(process);

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(limit);
        try
        {
            var error = process.StandardError.ReadToEndAsync(bounded.Token);
            // All three at once: a process whose error pipe is full, or that still waits for input, never ends.
            await Task.WhenAll(ConsumeAsync(process, consume, bounded.Token), error, WriteAsync(process, input, bounded.Token))
                .ConfigureAwait(false);
            await process.WaitForExitAsync(bounded.Token).ConfigureAwait(false);
            return (process.ExitCode, Redacted((await error.ConfigureAwait(false)).Trim()));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GitException(
                $"'git {Redacted(string.Join(' ', arguments))}' in '{Directory}' did not answer within {limit.TotalSeconds:0} seconds.", exception)
            {
                IsTimeout = true,
            };
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private void Start(Process process)
    {
        if (!System.IO.Directory.Exists(Directory))
        {
            throw new GitException($"git cannot be started in '{Directory}': there is no such folder.");
        }

        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new GitException($"git cannot be started: {exception.Message}", exception);
        }
    }

    private static async Task ConsumeAsync(
        Process process, Func<Stream, CancellationToken, Task> consume, CancellationToken cancellationToken)
    {
        try
        {
            await consume(process.StandardOutput.BaseStream, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Nobody reads any longer, so git would wait for room in the pipe, and its errors would never end.
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private ProcessStartInfo Describe(IReadOnlyList<string> arguments)
    {
        var executable = GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"))
            ?? throw new GitException("git is not installed, or not on PATH. Install it from https://git-scm.com or with the system's packages.");
        var start = new ProcessStartInfo(executable)
        {
            WorkingDirectory = Directory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = new UTF8Encoding(false),
        };

        foreach (var setting in Settings)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(name => Misleading.Contains(name, StringComparer.Ordinal) || WithheldVariable.Is(name)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GCM_INTERACTIVE"] = "never";
        start.Environment["LC_ALL"] = "C";

        // A replacement object would let one commit stand in for another without changing its hash, and a graft one history.
        start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        start.Environment["GIT_GRAFT_FILE"] = Nothing;
        foreach (var (name, value) in variables ?? ImmutableDictionary<string, string>.Empty)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task WriteAsync(Process process, string? input, CancellationToken cancellationToken)
    {
        try
        {
            if (input is not null)
            {
                var bytes = new UTF8Encoding(false).GetBytes(input);
                await process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process ended before it had read everything; its exit code says why.
        }
    }

    /// <summary>git repeats a remote's address in its errors, and an address may carry a password or a token.</summary>
    internal static string Redacted(string text) => Credentials().Replace(text, "://***@");

    // Up to the last @ of an address that has a colon before it, as a password may hold any character unescaped.
    [GeneratedRegex(@"://(\S*:\S*|[^/\s]*)@")]
    private static partial Regex Credentials();
}
