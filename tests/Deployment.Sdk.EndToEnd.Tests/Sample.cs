using System.Diagnostics;
using System.Reflection;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.EndToEnd.Tests;

/// <summary>The YunoJuno sample, or another program, as a process in a repository of the test's own. Without a terminal, as in CI.</summary>
internal sealed class Sample : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder _state = new();
    private readonly string _program;

    public Sample(TemporaryRepository repository, string program = "Sample")
        : this(Built(program), repository)
    {
    }

    private Sample(string path, TemporaryRepository repository) => (Repository, _program) = (repository, path);

    public TemporaryRepository Repository { get; }

    /// <summary>A value of this test assembly's build, such as the path of the built sample.</summary>
    public static string Built(string key) => typeof(Sample).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;

    /// <summary>A program that a test has made.</summary>
    public static Sample At(TemporaryRepository repository, string path) => new(path, repository);

    public Task<SampleRun> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>With stdout going to a file, through a shell: a process cannot be started with a file for its stdout.</summary>
    public Task<SampleRun> RunIntoAsync(string file, params string[] arguments) =>
        RunAsync("sh", ["-c", "file=$1; shift; exec dotnet \"$@\" > \"$file\"", "sh", file, "exec", _program, .. arguments], []);

    /// <summary>Runs the script of a CI job in a real shell, in which <c>dotnet run</c> runs this program, which was built before.</summary>
    public Task<SampleRun> RunJobAsync((string Name, string Value)[] variables, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sh");
        Directory.CreateDirectory(_state["bin"]);
        File.WriteAllText(
            _state["bin/dotnet"],
            """
            #!/bin/sh
            [ "$1" = build ] && exit 0
            while [ "$1" != -- ]; do shift; done
            shift
            PATH=$PATH_OF_DOTNET exec dotnet exec "$BUILT" "$@"
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_state["bin/dotnet"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        File.WriteAllText(_state["job.sh"], script);
        var path = System.Environment.GetEnvironmentVariable("PATH")!;
        return RunAsync(
            "sh", ["-e", _state["job.sh"]], [.. variables, ("PATH", $"{_state["bin"]}:{path}"), ("PATH_OF_DOTNET", path), ("BUILT", _program)]);
    }

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
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"it was not done after {Limit.TotalSeconds:0} s: {await output}{await error}");
        }

        return new SampleRun(process.ExitCode, await output, await error);
    }

    public void Dispose() => _state.Dispose();

    // What a CI machine sets must not decide what the test delivers.
    internal static bool IsOfTheMachine(string name) =>
        name is "CI" or "TF_BUILD" or "TEAMCITY_VERSION" or "JENKINS_URL" or "NO_COLOR" or "FORCE_COLOR"
        || new[] { "CI_", "GITHUB_", "GITLAB_", "BITBUCKET_", "CIRCLE", "DELIVERED_", "HEROKU_", "OTEL_" }
            .Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
