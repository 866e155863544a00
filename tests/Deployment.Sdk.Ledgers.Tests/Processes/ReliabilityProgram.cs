using System.Diagnostics;
using Deployment.Sdk.Reliability;

namespace Deployment.Sdk.Ledgers.Tests.Processes;

/// <summary>The program that kills, crowds and stops deliveries, as a process of its own: what it starts are its children alone.</summary>
internal static class ReliabilityProgram
{
    public static async Task<string> SucceedsAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["exec", typeof(CrashMatrix).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var cancellation = TestContext.Current.CancellationToken;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            var said = await output + await error;
            Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}: {said}");
            return said;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
