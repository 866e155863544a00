using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Contract;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Emulator.Tests.Support;

/// <summary>A running emulator with a folder and a clock of its own, and a client that speaks as Heroku wants to be spoken to.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly bool _keepsFolder;

    private Rig(HerokuEmulator emulator, ManualTime time, string folder, bool keepsFolder)
    {
        Emulator = emulator;
        Time = time;
        Folder = folder;
        _keepsFolder = keepsFolder;
        Http = new HttpClient(new WitnessHandler()) { BaseAddress = emulator.Api, Timeout = Patience };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.Token);
        Http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.heroku+json; version=3");
    }

    public HerokuEmulator Emulator { get; }

    public ManualTime Time { get; }

    public string Folder { get; }

    public HttpClient Http { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string NewFolder() => Path.Combine(Path.GetTempPath(), "heroku-emulator-" + Guid.NewGuid().ToString("N"));

    public static async Task<Rig> StartAsync(EmulatorSettings? settings = null, string? folder = null, ManualTime? time = null)
    {
        var path = folder ?? NewFolder();
        var clock = time ?? new ManualTime();
        var options = new RehearsalOptions(TestPlan.Shop(), path);
        var emulator = await HerokuEmulator.StartAsync(options, settings ?? new EmulatorSettings(), clock, Ct);
        return new Rig(emulator, clock, path, folder is not null);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
        if (!_keepsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path, Ct);
        return await ReadAsync(response, HttpStatusCode.OK);
    }

    public async Task<JsonNode> SendAsync(
        HttpMethod method, string path, string? json, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request, Ct);
        return await ReadAsync(response, expected);
    }

    public Task<JsonNode> PostAsync(string path, string? json, HttpStatusCode expected = HttpStatusCode.Created) =>
        SendAsync(HttpMethod.Post, path, json, expected);

    public Task<JsonNode> PatchAsync(string path, string json, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Patch, path, json, expected);

    /// <summary>A request for a list with a <c>Range</c> in whatever spelling; .NET's own header type knows only bytes.</summary>
    public async Task<HttpResponseMessage> ListAsync(string path, string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        Assert.True(request.Headers.TryAddWithoutValidation("Range", range));
        return await Http.SendAsync(request, Ct);
    }

    /// <summary>Puts bytes where a new source wants them.</summary>
    /// <returns>The address to build from.</returns>
    public async Task<string> UploadAsync(byte[] archive)
    {
        var source = await PostAsync("/sources", null);
        using var response = await PutAsync(source["source_blob"]!["put_url"]!.GetValue<string>(), new ByteArrayContent(archive));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return source["source_blob"]!["get_url"]!.GetValue<string>();
    }

    public static async Task<HttpResponseMessage> PutAsync(string url, HttpContent body, Action<HttpRequestMessage>? change = null)
    {
        using var http = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = body };
        change?.Invoke(request);
        return await http.SendAsync(request, Ct);
    }

    public async Task<JsonNode> BuildAsync(string app, byte[] archive, string commit = "0123456789abcdef0123456789abcdef01234567")
    {
        var url = await UploadAsync(archive);
        return await PostAsync($"/apps/{app}/builds", $$$"""{"source_blob":{"url":"{{{url}}}","version":"{{{commit}}}"}}""");
    }

    /// <summary>Builds, and moves the clock until the build and its release have ended.</summary>
    public async Task<JsonNode> DeployAsync(string app, params (string Name, string Text)[] files)
    {
        var build = await BuildAsync(app, SourceTar.Of(files.Length == 0 ? [("Procfile", "web: serve\n")] : files));
        build = await EndOfAsync($"/apps/{app}/builds/{build["id"]}");
        Assert.Equal("succeeded", build["status"]!.GetValue<string>());
        return await EndOfAsync($"/apps/{app}/releases/{build["release"]!["id"]}");
    }

    /// <summary>Moves the clock, stage by stage, until something is no longer pending.</summary>
    public async Task<JsonNode> EndOfAsync(string path)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        while (true)
        {
            var node = await GetAsync(path);
            if (node["status"]!.GetValue<string>() != "pending")
            {
                return node;
            }

            // A second for each look, so that looking often while the disk is busy cannot use up the allowance of calls.
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    public async Task<JsonNode> CurrentAsync(string app)
    {
        using var response = await ListAsync($"/apps/{app}/releases", "version ..; order=desc");
        var releases = await ReadAsync(response, HttpStatusCode.OK);
        return releases.AsArray().First(release => release!["current"]!.GetValue<bool>())!;
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
        return JsonNode.Parse(text)!;
    }
}
