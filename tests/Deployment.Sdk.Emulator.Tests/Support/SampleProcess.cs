using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Emulator.Tests.Support;

/// <summary>The built YunoJuno sample, as a process in a repository of the test's own.</summary>
internal static class SampleProcess
{
    /// <summary>Runs it to its end; whatever it prints is in the assertion if it does not end with 0.</summary>
    public static async Task RunAsync(
        TemporaryRepository repository, (string Name, string Value)[] variables, string[] arguments, CancellationToken ct)
    {
        // A real delivery of the YunoJuno sample would ask and tell the real services that it declares.
        using var process = Start(repository, variables, arguments, "PlainSample");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}\n{await output}\n{await error}");
    }

    public static Process Start(TemporaryRepository repository, (string Name, string Value)[] variables, string[] arguments, string program = "Sample")
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = repository.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What a CI machine sets must not decide what the sample does.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("CI", StringComparison.Ordinal)
            || name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.StartsWith("HEROKU_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var sample = typeof(SampleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == program).Value!;
        foreach (var argument in (string[])["exec", sample, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}

/// <summary>The sample's <c>emulate</c> in a process, which a test may kill.</summary>
internal sealed class EmulateProcess : IDisposable
{
    private readonly Process _process;

    private EmulateProcess(Process process, Uri api, string token, string certificateFile)
    {
        _process = process;
        Api = api;
        Token = token;
        CertificateFile = certificateFile;
    }

    public Uri Api { get; }

    public string Token { get; }

    /// <summary>What a one-off dyno's terminal is known by.</summary>
    public string CertificateFile { get; }

    public static async Task<EmulateProcess> StartAsync(TemporaryRepository repository, string folder, CancellationToken ct)
    {
        var process = SampleProcess.Start(
            repository, [("DEPLOYMENT_REHEARSAL_FOLDER", folder)], ["emulate", "--port", "0", "--json"]);
        try
        {
            // Its document stands on one line or on several; it goes on to run after that.
            var text = "";
            while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
            {
                text += line + "\n";
                if (TryParse(text) is { } document)
                {
                    var token = await File.ReadAllTextAsync(document.GetProperty("tokenFile").GetString()!, ct);
                    return new EmulateProcess(
                        process,
                        new Uri(document.GetProperty("api").GetString()!),
                        token.Trim(),
                        document.GetProperty("certificateFile").GetString()!);
                }
            }

            throw new InvalidOperationException($"The sample does not emulate: {text}{await process.StandardError.ReadToEndAsync(ct)}");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Ends it as a power cut would: nothing in it gets to run any more.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        _process.Kill();
        await _process.WaitForExitAsync(ct);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
