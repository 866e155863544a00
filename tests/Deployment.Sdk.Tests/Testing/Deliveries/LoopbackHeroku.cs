using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Cli;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>
/// The real emulator, which a command line knows by its address alone, as it does Heroku; and a way to act on it as somebody else would.
/// </summary>
internal sealed class LoopbackHeroku : IAsyncDisposable
{
    private readonly Plan _plan;
    private readonly HerokuEmulator _heroku;
    private readonly HttpClient _http;

    private LoopbackHeroku(Plan plan, HerokuEmulator heroku)
    {
        _plan = plan;
        _heroku = heroku;
        _http = new HttpClient { BaseAddress = heroku.Api };
        _http.DefaultRequestHeaders.Add("Authorization", $"Bearer {heroku.Token}");
        _http.DefaultRequestHeaders.Add("Accept", "application/vnd.heroku+json; version=3");
        Git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\n"));
        Git.AddRemote(Remote);
        Git.Push("master");
    }

    public TemporaryRepository Git { get; } = TemporaryRepository.Create();

    public TemporaryRepository Remote { get; } = TemporaryRepository.CreateBare();

    public string Token => _heroku.Token;

    /// <summary>The token of production's own account.</summary>
    public string ProductionToken => _heroku.ProductionToken;

    public static async Task<LoopbackHeroku> StartAsync(Plan plan, Scenario? scenario = null) => new(
        plan,
        await HerokuEmulator.StartAsync(
            plan, new EmulatorSettings { StageDelay = TimeSpan.FromMilliseconds(5), Scenario = scenario ?? Scenario.None }));

    /// <summary>A command line with the emulator's address, and the token for these environments.</summary>
    public CommandLine Line(params string[] environments) => Line(TimeProvider.System, environments);

    public CommandLine Line(TimeProvider time, params string[] environments)
    {
        var line = new CommandLine(_plan, Git.Path) { Rehearsal = new NoRehearsal(), Time = time };
        line.Environment["HEROKU_API_URL"] = _heroku.Api.AbsoluteUri;
        foreach (var environment in environments)
        {
            line.Environment[$"HEROKU_API_KEY_{environment}"] = _heroku.Token;
        }

        return line;
    }

    /// <summary>A call as somebody else would make it.</summary>
    public async Task<JsonElement> CallAsync(string method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (token is not null)
        {
            request.Headers.Add("Authorization", $"Bearer {token}");
        }

        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return response.StatusCode == HttpStatusCode.NoContent ? default : JsonDocument.Parse(text).RootElement;
    }

    public Task SetAsync(string app, params (string Name, string? Value)[] values) =>
        CallAsync("PATCH", $"/apps/{app}/config-vars", values.ToDictionary(value => value.Name, value => value.Value));

    public async Task<Dictionary<string, string>> ConfigAsync(string app) =>
        (await CallAsync("GET", $"/apps/{app}/config-vars")).Deserialize<Dictionary<string, string>>()!;

    public async Task<int> VersionAsync(string app) =>
        (await CallAsync("GET", $"/apps/{app}/releases")).EnumerateArray().Max(release => release.GetProperty("version").GetInt32());

    /// <summary>Builds and releases a Procfile as somebody else would, and returns the id of the build.</summary>
    public async Task<string> BuildAsync(string app)
    {
        var build = await CallAsync(
            "POST", $"/apps/{app}/builds", new { source_blob = new { url = await SourceAsync(isUploaded: true), version = new string('b', 40) } });
        await SettleAsync(app);
        return build.GetProperty("id").GetString()!;
    }

    /// <summary>The address of a source to build, which holds a Procfile, or nothing.</summary>
    public async Task<string> SourceAsync(bool isUploaded)
    {
        var source = (await CallAsync("POST", "/sources")).GetProperty("source_blob");
        if (isUploaded)
        {
            using var http = new HttpClient();
            using var content = new ByteArrayContent(Archive());
            using var uploaded = await http.PutAsync(new Uri(source.GetProperty("put_url").GetString()!), content, TestContext.Current.CancellationToken);
            uploaded.EnsureSuccessStatusCode();
        }

        return source.GetProperty("get_url").GetString()!;
    }

    /// <summary>Waits until no build and no release of an app is pending.</summary>
    public async Task SettleAsync(string app)
    {
        foreach (var list in new[] { "builds", "releases" })
        {
            while ((await CallAsync("GET", $"/apps/{app}/{list}")).EnumerateArray().Any(entry => entry.GetProperty("status").GetString() == "pending"))
            {
                await Task.Yield();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _heroku.DisposeAsync();
        Git.Dispose();
        Remote.Dispose();
    }

    private static byte[] Archive()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "Procfile") { DataStream = new MemoryStream("web: run\n"u8.ToArray()) });
        }

        return bytes.ToArray();
    }
}
