using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Revisions;

/// <summary>Runs the installed <c>git</c>: arguments as a list and never through a shell, in English, without questions, in bounded time.</summary>
internal sealed partial class GitProcess(string directory)
{
    private static readonly TimeSpan Local = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    // What 'git rev-parse --local-env-vars' lists, the configuration apart: inside a hook these point at another repository.
    // The pathspec variables would change what ':(glob)' means.
    private static readonly string[] Misleading =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_SHALLOW_FILE",
        "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    ];

    public string Directory { get; } = directory;

    /// <summary>Runs a command that stays on this machine.</summary>
    public Task<GitOutput> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, Local, cancellationToken: cancellationToken);

    /// <summary>Runs a command that talks to a remote, or reads a whole tree.</summary>
    public Task<GitOutput> RunLongAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, Long, cancellationToken: cancellationToken);

    /// <summary>Runs a command that has input, or an index of its own.</summary>
    public async Task<GitOutput> RunAsync(
        IEnumerable<string> arguments, TimeSpan? limit = null, string? input = null, string? index = null,
        CancellationToken cancellationToken = default)
    {
        var text = "";
        var (code, error) = await StartAsync(arguments, limit ?? Long, input, index, async (stream, token) =>
        {
            using var reader = new StreamReader(stream, new UTF8Encoding(false));
            text = await reader.ReadToEndAsync(token).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        return new GitOutput(code, text, error);
    }

    /// <summary>Runs a command whose output is too large or too binary for a string.</summary>
    public async Task<GitOutput> StreamAsync(
        IEnumerable<string> arguments, Func<Stream, CancellationToken, Task> consume, CancellationToken cancellationToken)
    {
        var (code, error) = await StartAsync(arguments, Long, null, null, consume, cancellationToken).ConfigureAwait(false);
        return new GitOutput(code, "", error);
    }

    private async Task<(int Code, string Error)> StartAsync(
        IEnumerable<string> arguments, TimeSpan limit, string? input, string? index,
        Func<Stream, CancellationToken, Task> consume, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Describe(arguments, index) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new GitException(
                System.IO.Directory.Exists(Directory)
                    ? "git cannot be started. Install git, or put it on PATH."
                    : $"git cannot be started in '{Directory}': there is no such folder.",
                exception);
        }

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(limit);
        try
        {
            var error = process.StandardError.ReadToEndAsync(bounded.Token);
            // All three at once: a process whose error pipe is full, or that still waits for input, never ends.
            await Task.WhenAll(
                consume(process.StandardOutput.BaseStream, bounded.Token), error, WriteAsync(process, input, bounded.Token)).ConfigureAwait(false);
            await process.WaitForExitAsync(bounded.Token).ConfigureAwait(false);
            return (process.ExitCode, Redacted((await error.ConfigureAwait(false)).Trim()));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GitException(
                $"'git {process.StartInfo.ArgumentList[^1]}' in '{Directory}' did not answer within {limit.TotalSeconds:0} seconds.", exception)
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

    private ProcessStartInfo Describe(IEnumerable<string> arguments, string? index)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = Directory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = new UTF8Encoding(false),
        };

        // A configuration that shows signatures, follows hooks or starts a daemon would write between the lines that are read here.
        foreach (var setting in (ReadOnlySpan<string>)["core.quotepath=off", "core.fsmonitor=false", "log.showSignature=false", "gc.auto=0", "maintenance.auto=false"])
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in Misleading)
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GCM_INTERACTIVE"] = "never";
        start.Environment["LC_ALL"] = "C";
        // A replacement object would let one commit stand in for another without changing its hash.
        start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        if (index is not null)
        {
            start.Environment["GIT_INDEX_FILE"] = index;
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

    [GeneratedRegex(@"://[^/@\s']+@")]
    private static partial Regex Credentials();
}
