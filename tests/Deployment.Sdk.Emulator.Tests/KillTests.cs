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
    private const int Kills = 12;

    private readonly TemporaryRepository _repository = TemporaryRepository.Create();
    private readonly TemporaryFolder _state = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _state.Dispose();
        _repository.Dispose();
    }

    [Fact(Timeout = 240_000)]
    public async Task Whatever_was_answered_survives_a_kill_at_any_moment_and_nothing_is_half_there()
    {
        var ct = TestContext.Current.CancellationToken;
        var (answered, sent) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var heroku = await EmulateProcess.StartAsync(_repository, _state["heroku"], ct);
            using var http = Client(heroku);
            await ExpectWholeAsync(http, answered, sent);

            // Several writers, so that a kill meets a write and others that wait for it; each kill comes some milliseconds later
            // in a write than the one before.
            sent += 1000;
            var writers = Enumerable.Range(0, 3).Select(writer => WriteAsync(http, sent + writer)).ToArray();
            await Task.Delay(TimeSpan.FromMilliseconds(150 + (kill * 13)), ct);
            await heroku.KillAsync(ct);
            answered = Math.Max(answered, (await Task.WhenAll(writers)).Max());
            sent += 999;
        }

        using var last = await EmulateProcess.StartAsync(_repository, _state["heroku"], ct);
        using var reader = Client(last);
        await ExpectWholeAsync(reader, answered, sent);
        Assert.True(answered > 0, "no write was ever answered, so nothing was tested");
    }

    /// <summary>Sets ever higher numbers until the emulator is gone.</summary>
    /// <returns>The highest that was answered.</returns>
    private static async Task<int> WriteAsync(HttpClient http, int from)
    {
        var answered = 0;
        for (var number = from; ; number += 3)
        {
            try
            {
                using var answer = await http.PatchAsJsonAsync(
                    $"/apps/{App}/config-vars", new Dictionary<string, string> { [$"N{number % 3}"] = $"{number}" }, Ct);
                answer.EnsureSuccessStatusCode();
                answered = number;
            }
            catch (HttpRequestException)
            {
                return answered;
            }
        }
    }

    private static async Task ExpectWholeAsync(HttpClient http, int answered, int sent)
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
        var highest = config.Where(entry => entry.Key is "N0" or "N1" or "N2").Select(entry => int.Parse(entry.Value!.GetValue<string>(), null))
            .DefaultIfEmpty(0).Max();
        Assert.InRange(highest, answered, Math.Max(answered, sent));
    }

    private static HttpClient Client(EmulateProcess heroku)
    {
        var http = new HttpClient { BaseAddress = heroku.Api };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", heroku.Token);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.heroku+json; version=3");
        return http;
    }
}
