using System.Diagnostics;

namespace Deployment.Sdk.EndToEnd.Tests.Acceptance;

/// <summary>A deploy in a process of its own, to be killed in the middle: this program, asked for one test.</summary>
public sealed class KilledDelivery
{
    private const string Folder = "KILLED_DELIVERY_FOLDER";

    /// <summary>Starts it in a folder and kills it, as a power cut would, when a condition holds.</summary>
    internal static async Task KillAsync(string folder, IReadOnlyDictionary<string, string> variables, Func<Task<bool>> when)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Deployment.Sdk.EndToEnd.Tests"))
        {
            ArgumentList = { "-noLogo", "-explicit", "only", "-method", $"{typeof(KilledDelivery).FullName}.{nameof(Deploys_until_it_is_killed)}" },
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
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        while (!process.HasExited && !await when())
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.False(process.HasExited, await LateAsync(process.HasExited));
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        async Task<string> LateAsync(bool hasExited) => hasExited ? $"it ended before it could be killed: {await output}{await error}" : "";
    }

    [Fact(Explicit = true)]
    public async Task Deploys_until_it_is_killed()
    {
        Directory.SetCurrentDirectory(System.Environment.GetEnvironmentVariable(Folder)!);
        Assert.Equal(0, await Delivery.RunAsync(["deploy", "--branch", "master"], TestContext.Current.CancellationToken));
    }
}
