using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Emulator.Tests;

/// <summary>The emulator as a library, as a team uses it in tests of its own.</summary>
public sealed class OwnTestsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_has_a_Heroku_of_its_own_with_the_apps_of_its_plan()
    {
        await using var heroku = await HerokuEmulator.StartAsync(TestPlan.Shop(), cancellationToken: Ct);
        using var http = Client(heroku);

        var set = await http.PatchAsJsonAsync($"/apps/{TestPlan.Dev}/config-vars", new { COLOUR = "green" }, Ct);
        var config = await http.GetFromJsonAsync<JsonNode>($"/apps/{TestPlan.Dev}/config-vars", Ct);

        Assert.True(set.IsSuccessStatusCode);
        Assert.Equal("green", config!["COLOUR"]!.GetValue<string>());
        Assert.True(heroku.Api.IsLoopback);
    }

    [Fact]
    public async Task Two_of_them_know_nothing_of_each_other()
    {
        await using var first = await HerokuEmulator.StartAsync(TestPlan.Shop(), cancellationToken: Ct);
        await using var second = await HerokuEmulator.StartAsync(TestPlan.Shop(), cancellationToken: Ct);
        using var onFirst = Client(first);
        using var onSecond = Client(second);

        await onFirst.PatchAsJsonAsync($"/apps/{TestPlan.Dev}", new { maintenance = true }, Ct);

        Assert.NotEqual(first.Api, second.Api);
        Assert.False((await onSecond.GetFromJsonAsync<JsonNode>($"/apps/{TestPlan.Dev}", Ct))!["maintenance"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Nothing_of_it_is_left_on_the_disk()
    {
        // Told from those of other tests by its pipeline.
        var plan = new Plan("left-" + Guid.NewGuid().ToString("N")[..12]);
        var heroku = await HerokuEmulator.StartAsync(plan, cancellationToken: Ct);
        var folder = Assert.Single(Directory.EnumerateDirectories(Path.GetTempPath(), "heroku-emulator-*"), candidate => Holds(candidate, plan.Pipeline));

        await heroku.DisposeAsync();

        Assert.False(Directory.Exists(folder));
    }

    private static bool Holds(string folder, string text)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "heroku.json")).Contains(text, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static HttpClient Client(HerokuEmulator heroku)
    {
        var http = new HttpClient { BaseAddress = heroku.Api };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", heroku.Token);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.heroku+json; version=3");
        return http;
    }
}
