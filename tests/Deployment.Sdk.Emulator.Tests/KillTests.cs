using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Emulator.Tests;

/// <summary>A real process with the emulator in it, killed while it writes.</summary>
public sealed class KillTests : IDisposable
{
    private const string App = "yunojuno-dev";
    private const int Kills = 8;
    private const int Writers = 3;

    private readonly TemporaryRepository _repository = TemporaryRepository.Create();
    private readonly TemporaryFolder _state = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _state.Dispose();
        _repository.Dispose();
    }

    [Fact(Timeout = 600_000)]
    public async Task Whatever_was_answered_survives_a_kill_at_any_moment_and_nothing_is_half_there()
    {
        var ct = TestContext.Current.CancellationToken;
        var answered = new int[Writers];
        for (var kill = 0; kill < Kills; kill++)
        {
            using var heroku = await EmulateProcess.StartAsync(_repository, _state["heroku"], ct);
            using var http = Client(heroku);
            await ExpectWholeAsync(http, answered);

            // Several writers, so that a kill always meets a write and others that wait for it; after which answer it comes differs.
            using var answers = new SemaphoreSlim(0);
            var writers = answered.Select((last, writer) => WriteAsync(http, writer, last, answers)).ToArray();
            for (var answer = 0; answer < 3 + (2 * kill); answer++)
            {
                Assert.True(await answers.WaitAsync(TimeSpan.FromMinutes(2), ct), "no write is answered any more");
            }

            await heroku.KillAsync(ct);
            answered = await Task.WhenAll(writers);
        }

        using var last = await EmulateProcess.StartAsync(_repository, _state["heroku"], ct);
        using var reader = Client(last);
        await ExpectWholeAsync(reader, answered);
    }

    [Fact]
    public async Task A_build_that_was_under_way_at_the_kill_releases_after_the_next_start()
    {
        string build;
        using (var heroku = await EmulateProcess.StartAsync(_repository, _state["heroku"], Ct))
        {
            using var http = Client(heroku);
            using var made = await http.PostAsync("/sources", null, Ct);
            var blob = (await made.Content.ReadFromJsonAsync<JsonObject>(Ct))!["source_blob"]!;
            using var put = await Rig.PutAsync(
                blob["put_url"]!.GetValue<string>(), new ByteArrayContent(SourceTar.Of(("Procfile", "web: serve\nrelease: migrate\n"))));
            put.EnsureSuccessStatusCode();
            using var begun = await http.PostAsJsonAsync(
                $"/apps/{App}/builds", new { source_blob = new { url = blob["get_url"]!.GetValue<string>() } }, Ct);
            build = (await begun.Content.ReadFromJsonAsync<JsonObject>(Ct))!["id"]!.GetValue<string>();
            await heroku.KillAsync(Ct);
        }

        using var again = await EmulateProcess.StartAsync(_repository, _state["heroku"], Ct);
        using var reader = Client(again);
        var ended = await EndOfAsync(reader, $"/apps/{App}/builds/{build}");
        var release = await EndOfAsync(reader, $"/apps/{App}/releases/{ended["release"]!["id"]}");

        Assert.Equal("succeeded", ended["status"]!.GetValue<string>());
        Assert.Equal("succeeded", release["status"]!.GetValue<string>());
        Assert.True(release["current"]!.GetValue<bool>());
    }

    private static async Task<JsonObject> EndOfAsync(HttpClient http, string path)
    {
        while (true)
        {
            var found = (await http.GetFromJsonAsync<JsonObject>(path, Ct))!;
            if (found["status"]!.GetValue<string>() != "pending")
            {
                return found;
            }

            // Another process, whose clock no test can move.
            await Task.Delay(TimeSpan.FromMilliseconds(50), Ct);
        }
    }

    /// <summary>Counts up in a config var of its own until the emulator is gone.</summary>
    /// <returns>The last number that was answered; the one after it may have been written.</returns>
    private static async Task<int> WriteAsync(HttpClient http, int writer, int last, SemaphoreSlim answers)
    {
        while (true)
        {
            try
            {
                using var answer = await http.PatchAsJsonAsync(
                    $"/apps/{App}/config-vars", new Dictionary<string, string> { [$"N{writer}"] = $"{last + 1}" }, Ct);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                last++;
                answers.Release();
            }
            catch (HttpRequestException)
            {
                return last;
            }
        }
    }

    private static async Task ExpectWholeAsync(HttpClient http, int[] answered)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/apps/{App}/releases");
        request.Headers.TryAddWithoutValidation("Range", "version ..; max=1000, order=desc");
        using var answer = await http.SendAsync(request, Ct);
        var releases = (await answer.Content.ReadFromJsonAsync<JsonArray>(Ct))!;
        var versions = releases.Select(release => release!["version"]!.GetValue<int>()).ToArray();
        Assert.Equal(versions.Select((_, index) => versions[0] - index), versions);
        Assert.True(releases[0]!["current"]!.GetValue<bool>());
        Assert.All(releases, release => Assert.Equal("succeeded", release!["status"]!.GetValue<string>()));

        var config = (await http.GetFromJsonAsync<JsonObject>($"/apps/{App}/config-vars", Ct))!;
        var newest = (await http.GetFromJsonAsync<JsonObject>($"/apps/{App}/releases/{versions[0]}/config-vars", Ct))!;
        Assert.Equal(newest.ToJsonString(), config.ToJsonString());
        for (var writer = 0; writer < Writers; writer++)
        {
            var written = int.Parse(config[$"N{writer}"]?.GetValue<string>() ?? "0", null);

            // What was not answered may have been written all the same.
            Assert.InRange(written, answered[writer], answered[writer] + 1);
        }
    }

    private static HttpClient Client(EmulateProcess heroku)
    {
        var http = new HttpClient { BaseAddress = heroku.Api };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", heroku.Token);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.heroku+json; version=3");
        return http;
    }
}
