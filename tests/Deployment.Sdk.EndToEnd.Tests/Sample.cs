using System.Diagnostics;
using System.Reflection;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.EndToEnd.Tests;

/// <summary>The YunoJuno sample as a process in a repository of the test's own. Without a terminal, as in CI.</summary>
internal sealed class Sample : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder _state = new();
    private readonly string _program;

    public Sample(TemporaryRepository repository, string program = "Sample") => (Repository, _program) = (repository, Built(program));

    public TemporaryRepository Repository { get; }

    /// <summary>A value of this test assembly's build, such as the path of the built sample.</summary>
    public static string Built(string key) => typeof(Sample).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;

    public Task<SampleRun> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>With stdout going to a file, through a shell: a process cannot be started with a file for its stdout.</summary>
    public Task<SampleRun> RunIntoAsync(string file, params string[] arguments) =>
        RunAsync("sh", ["-c", "file=$1; shift; exec dotnet \"$@\" > \"$file\"", "sh", file, "exec", _program, .. arguments], []);

    public Task<SampleRun> RunAsync((string Name, string Value)[] variables, params string[] arguments) =>
        RunAsync("dotnet", ["exec", _program, .. arguments], variables);

    private async Task<SampleRun> RunAsync(string program, string[] arguments, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Repository.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheMachine).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DEPLOYMENT_REHEARSAL_FOLDER"] = _state["heroku"];
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new SampleRun(process.ExitCode, await output, await error);
    }

    public void Dispose() => _state.Dispose();

    // What a CI machine sets must not decide what the test delivers.
    internal static bool IsOfTheMachine(string name) =>
        name is "CI" or "NO_COLOR" or "FORCE_COLOR"
        || new[] { "CI_", "GITHUB_", "GITLAB_", "BITBUCKET_", "CIRCLE", "HEROKU_", "OTEL_" }
            .Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
