using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Services.TestRuns;

/// <summary>A command that tests: started without a shell, without any secret of the delivery, and ended with all that it started when its time is up.</summary>
internal static class TestProcess
{
    private const int LinesKept = 20;
    private const int LongestLine = 500;

    /// <param name="executable">The program, found on <c>PATH</c>, or in the folder if there is a slash in it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="withheld">Variables of this process that it does not get.</param>
    /// <param name="variables">Variables that it gets beside this process's own.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<TestProcessEnd> RunAsync(
        string executable,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlySet<string> withheld,
        IEnumerable<KeyValuePair<string, string>> variables,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Located(executable, folder), arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What is tested is not yet what may hold the key to production, or speak in the team's name.
        foreach (var name in start.Environment.Keys.Where(name =>
            name.StartsWith(TokenVariable.General, StringComparison.OrdinalIgnoreCase) || withheld.Contains(name)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new ServiceException($"{executable} cannot be started ({failure.Message}): install it, or put it on PATH", failure);
        }

        process.StandardInput.Close();
        var kept = new Queue<string>();
        using var timer = new CancellationTokenSource(limit, time);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            await Task.WhenAll(KeepAsync(process.StandardOutput, kept, bounded.Token), KeepAsync(process.StandardError, kept, bounded.Token))
                .ConfigureAwait(false);
            await process.WaitForExitAsync(bounded.Token).ConfigureAwait(false);
            return new TestProcessEnd(process.ExitCode, [.. kept]);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServiceException(string.Create(CultureInfo.InvariantCulture, $"{executable} was not done after {limit.TotalSeconds:0} s, and was ended"));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string Located(string executable, string folder) =>
        executable.AsSpan().IndexOfAny('/', '\\') >= 0 ? Path.GetFullPath(executable, folder) : executable;

    private static async Task KeepAsync(StreamReader reader, Queue<string> kept, CancellationToken cancellationToken)
    {
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            lock (kept)
            {
                if (line.Trim().Length > 0)
                {
                    kept.Enqueue(NeutralText.Line(line, LongestLine));
                }

                if (kept.Count > LinesKept)
                {
                    kept.Dequeue();
                }
            }
        }
    }
}
