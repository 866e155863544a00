using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Deployment.Sdk.EndToEnd.Tests.Acceptance;

/// <summary>Commands of the plan in a process of their own, with its environment: this program, asked for one test.</summary>
public sealed class CommandProcess
{
    private const string Folder = "COMMAND_PROCESS_FOLDER";
    private const string Commands = "COMMAND_PROCESS_COMMANDS";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Starts a command in a folder and kills it, as a power cut would, when a condition holds.</summary>
    internal static async Task KillAsync(
        string folder, IReadOnlyDictionary<string, string> variables, Func<Task<bool>> when, params string[] command)
    {
        using var process = Start(folder, variables, command);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await WithinLimitAsync(process, () => "it neither ended nor came to where it was to be killed", async limit =>
        {
            while (!process.HasExited && !await when())
            {
                await Task.Delay(10, limit);
            }
        });
        if (process.HasExited)
        {
            Assert.Fail($"it ended before it could be killed: {await output}{await error}");
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// Starts a command and presses Ctrl-C when a condition holds, and once more when the command has said something. Returns how it
    /// ended, and what it said.
    /// </summary>
    internal static async Task<(int ExitCode, string Output)> InterruptTwiceAsync(
        string folder, IReadOnlyDictionary<string, string> variables, Func<Task<bool>> when, string said, params string[] command)
    {
        using var process = Start(folder, variables, command);
        var output = new StringBuilder();
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        // What a shell starts in the background ignores Ctrl-C, and so does what that starts.
        await WithinLimitAsync(process, () => $"it goes on although it was interrupted, or it ignores that: {Heard()}", async limit =>
        {
            while (!process.HasExited && !await when())
            {
                await Task.Delay(10, limit);
            }

            await InterruptAsync(process);
            await Task.WhenAny(heard.Task, process.WaitForExitAsync(limit)).WaitAsync(limit);
            if (!process.HasExited)
            {
                await InterruptAsync(process);
            }

            await process.WaitForExitAsync(limit);
        });
        return (process.ExitCode, Heard());

        string Heard()
        {
            lock (output)
            {
                return output.ToString();
            }
        }

        void Hear(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }

            if (line?.Contains(said, StringComparison.Ordinal) == true)
            {
                heard.TrySetResult();
            }
        }
    }

    private static async Task InterruptAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs commands one after the other, each of which has to succeed.</summary>
    internal static async Task RunAsync(string folder, IReadOnlyDictionary<string, string> variables, params string[][] commands)
    {
        using var process = Start(folder, variables, commands);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await WithinLimitAsync(process, () => $"it did not end: {JsonSerializer.Serialize(commands)}", process.WaitForExitAsync);
        Assert.True(process.ExitCode == 0, await output + await error);
    }

    // A process that hangs fails its test instead of the whole run.
    private static async Task WithinLimitAsync(Process process, Func<string> failure, Func<CancellationToken, Task> wait)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            await wait(limit.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            process.Kill();
            Assert.Fail(failure());
        }
    }

    private static Process Start(string folder, IReadOnlyDictionary<string, string> variables, params string[][] commands)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Deployment.Sdk.EndToEnd.Tests"))
        {
            ArgumentList = { "-noLogo", "-explicit", "only", "-method", $"{typeof(CommandProcess).FullName}.{nameof(Runs_what_its_environment_says)}" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(Sample.IsOfTheMachine).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        start.Environment[Folder] = folder;
        start.Environment[Commands] = JsonSerializer.Serialize(commands);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    [Fact(Explicit = true)]
    public async Task Runs_what_its_environment_says()
    {
        Directory.SetCurrentDirectory(System.Environment.GetEnvironmentVariable(Folder)!);
        foreach (var command in JsonSerializer.Deserialize<string[][]>(System.Environment.GetEnvironmentVariable(Commands)!)!)
        {
            Assert.Equal(0, await Delivery.RunAsync(command, TestContext.Current.CancellationToken));
        }
    }
}
