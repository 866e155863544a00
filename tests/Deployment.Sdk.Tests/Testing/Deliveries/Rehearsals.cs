using System.Text.Json;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>The real emulator at a pace of the test's, which also lets a test act on it from outside.</summary>
internal sealed class Rehearsals(EmulatorSettings settings) : IRehearsalHost
{
    /// <summary>As quick as it gets.</summary>
    public static EmulatorSettings Quick { get; } = new() { StageDelay = TimeSpan.FromMilliseconds(5) };

    /// <summary>The one that runs now or ran last.</summary>
    public IRehearsal? Latest { get; private set; }

    public async Task<IRehearsal> StartAsync(RehearsalOptions options, CancellationToken cancellationToken) =>
        Latest = await HerokuEmulator.StartAsync(
            options, settings, TimeProvider.System, cancellationToken);

    /// <summary>Sets a config var as somebody else would, which makes a release.</summary>
    public Task SetConfigAsync(string app, string name, string value, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, $"/apps/{app}/config-vars", $$"""{"{{name}}":"{{value}}"}""", cancellationToken);

    /// <summary>Begins a build as somebody else would, of a source that was never uploaded.</summary>
    public async Task BeginBuildAsync(string app, CancellationToken cancellationToken)
    {
        var source = await SendAsync(HttpMethod.Post, "/sources", "{}", cancellationToken);
        var url = source.GetProperty("source_blob").GetProperty("get_url").GetString();
        await SendAsync(HttpMethod.Post, $"/apps/{app}/builds", $$$"""{"source_blob":{"url":"{{{url}}}"}}""", cancellationToken);
    }

    /// <summary>Releases a slug as somebody else would.</summary>
    public Task ReleaseSlugAsync(string app, string slug, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/apps/{app}/releases", $$"""{"slug":"{{slug}}"}""", cancellationToken);

    public async Task<Dictionary<string, string>> ConfigAsync(string app, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, $"/apps/{app}/config-vars", "", cancellationToken)).Deserialize<Dictionary<string, string>>()!;

    /// <summary>How many dynos of each process type an app has.</summary>
    public async Task<Dictionary<string, int>> DynosAsync(string app, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, $"/apps/{app}/formation", "", cancellationToken)).EnumerateArray()
        .ToDictionary(process => process.GetProperty("type").GetString()!, process => process.GetProperty("quantity").GetInt32());

    public Task ScaleAsync(string app, string type, int quantity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, $"/apps/{app}/formation", $$"""{"updates":[{"type":"{{type}}","quantity":{{quantity}}}]}""", cancellationToken);

    public Task SetMaintenanceAsync(string app, bool on, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, $"/apps/{app}", $$"""{"maintenance":{{(on ? "true" : "false")}}}""", cancellationToken);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string body, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Latest!.Api };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Authorization", $"Bearer {Latest.Token}");
        request.Headers.Add("Accept", "application/vnd.heroku+json; version=3");
        request.Content = method == HttpMethod.Get ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken)).RootElement;
    }
}

/// <summary>A repository with its first commit on master, and the command line of a plan in it.</summary>
internal sealed class RehearsedRepository : IDisposable
{
    public RehearsedRepository(Plan? plan = null, EmulatorSettings? settings = null, TextWriter? output = null, TimeProvider? time = null)
    {
        Heroku = new Rehearsals(settings ?? Rehearsals.Quick);
        Line = new CommandLine(plan ?? SamplePlan.Of(), Git.Path) { Rehearsal = Heroku, Output = output, Time = time ?? TimeProvider.System };
        First = Git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\n"), ("app.py", "1\n"));
    }

    public TemporaryRepository Git { get; } = TemporaryRepository.Create();

    public Rehearsals Heroku { get; }

    public CommandLine Line { get; }

    public string First { get; }

    public Task<Ran> DeployAsync(string branch, params string[] more) => Line.RunAsync(["deploy", "--branch", branch, "--rehearse", .. more]);

    public Task<Ran> PromoteAsync(params string[] more) => Line.RunAsync(["promote", "UAT", "LIVE", "--rehearse", .. more]);

    /// <summary>Everything that <c>status</c> says, to compare before and after.</summary>
    public async Task<string> StatusAsync() => (await Line.RunAsync("status", "--rehearse", "--json")).Output;

    public void Dispose() => Git.Dispose();
}
