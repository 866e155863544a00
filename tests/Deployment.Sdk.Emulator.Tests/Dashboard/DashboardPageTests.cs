using System.Net;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests.Dashboard;

public sealed class DashboardPageTests
{
    private const string Hostile = "<script>alert('x')</script>\"&";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_browser_that_has_no_token_sees_the_pipeline_at_the_root()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(TestPlan.Uat);

        using var answer = await BrowseAsync(rig, "/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains($"""id="app-{TestPlan.Uat}""", page, StringComparison.Ordinal);
        Assert.Contains("<code>01234567</code>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test")]
    [InlineData("review")]
    [InlineData("development")]
    [InlineData("staging")]
    [InlineData("production")]
    public async Task An_app_is_shown_at_whatever_stage_it_is_coupled(string stage)
    {
        await using var rig = await Rig.StartAsync();
        var app = await rig.PostAsync("/apps", """{"name":"shop-somewhere"}""");
        var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"];
        var before = await PageAsync(rig);

        await rig.PostAsync("/pipeline-couplings", $$"""{"app":"{{app["id"]}}","pipeline":"{{pipeline}}","stage":"{{stage}}"}""");

        var column = (await PageAsync(rig)).Split("<section class=\"stage ").Single(part => part.StartsWith(stage + "\"", StringComparison.Ordinal));
        Assert.Contains("""id="app-shop-somewhere""", column, StringComparison.Ordinal);
        Assert.Equal(stage is not ("test" or "review"), before.Contains($"<section class=\"stage {stage}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboard/live")]
    [InlineData("/dashboard/dashboard.css")]
    [InlineData("/dashboard/dashboard.js")]
    public async Task Nothing_from_elsewhere_may_run_in_the_page_or_show_it(string path)
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await BrowseAsync(rig, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task A_page_from_elsewhere_cannot_read_it(string header, string value)
    {
        await using var rig = await Rig.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, rig.Emulator.Api);
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task It_shows_no_config_value_and_no_address_that_is_meant_to_be_unguessable()
    {
        await using var rig = await Rig.StartAsync();
        var built = await rig.BuildAsync(TestPlan.Uat, SourceTar.Of(("Procfile", "web: serve\n")));
        var stream = new Uri(built["output_stream_url"]!.GetValue<string>());
        using var reader = new HttpClient();
        using (await reader.GetAsync(stream, HttpCompletionOption.ResponseHeadersRead, Ct))
        {
            await rig.PatchAsync($"/apps/{TestPlan.Uat}/config-vars", """{"COLOUR":"ultramarine"}""");
            await rig.EndOfAsync($"/apps/{TestPlan.Uat}/builds/{built["id"]}");
        }

        var page = await PageAsync(rig);

        Assert.Contains("Set COLOUR config vars", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ultramarine", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rehearsal-only-not-a-real", page, StringComparison.Ordinal);
        Assert.DoesNotContain(rig.Emulator.Token, page, StringComparison.Ordinal);
        Assert.DoesNotContain(stream.Segments[^1], page, StringComparison.Ordinal);
        Assert.Contains("PUT /sources/...", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_over_the_wire_stays_text()
    {
        await using var rig = await Rig.StartAsync();
        var slug = await rig.PostAsync(
            $"/apps/{TestPlan.Uat}/slugs",
            $$"""{"process_types":{"web":"serve"},"commit":{{System.Text.Json.JsonSerializer.Serialize("<b>" + Hostile)}}}""");
        await rig.PostAsync(
            $"/apps/{TestPlan.Uat}/releases",
            $$"""{"slug":"{{slug["id"]}}","description":{{System.Text.Json.JsonSerializer.Serialize(Hostile)}}}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/apps/" + Uri.EscapeDataString(Hostile));
        request.Headers.TryAddWithoutValidation("User-Agent", "<img src=x onerror=alert(1)>");
        using (await rig.Http.SendAsync(request, Ct))
        {
        }

        var page = await PageAsync(rig);

        Assert.Contains("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&quot;&amp;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watcher_hears_of_the_next_change_and_not_of_its_own_looks()
    {
        await using var rig = await Rig.StartAsync();
        var seen = CountOf(await PageAsync(rig));
        Assert.Equal(seen, CountOf(await PageAsync(rig)));

        using var watcher = new HttpClient { BaseAddress = rig.Emulator.Api };
        var news = watcher.GetStringAsync($"/dashboard/live?seen={seen}", Ct);
        Assert.False(news.IsCompleted);
        await rig.PatchAsync($"/apps/{TestPlan.Uat}", """{"maintenance":true}""");

        Assert.True(CountOf(await news) > seen);
        Assert.Contains("maintenance is on", await PageAsync(rig), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_log_names_the_scenario_that_an_answer_comes_from()
    {
        await using var rig = await Rig.StartAsync(new EmulatorSettings { Scenario = Scenario.Unavailable() });
        using (await rig.Http.GetAsync("/apps", Ct))
        {
        }

        Assert.Matches("""<code>GET /apps</code></td>\s*<td>503 \(injected: unavailable""", await PageAsync(rig));
    }

    [Fact]
    public async Task The_request_log_says_how_each_call_was_answered_and_forgets_the_oldest()
    {
        await using var rig = await Rig.StartAsync();
        await rig.GetAsync("/account");
        using (await rig.Http.GetAsync("/apps/nobody", Ct))
        {
        }

        var page = await PageAsync(rig);
        Assert.Contains("<code>GET /account</code>", page, StringComparison.Ordinal);
        Assert.Matches("""<tr class="failed">\s*<td>.*</td>\s*<td><code>GET /apps/nobody</code></td>\s*<td>404""", page);

        for (var call = 0; call < 200; call++)
        {
            await rig.GetAsync("/apps");
        }

        Assert.DoesNotContain("GET /account", await PageAsync(rig), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> BrowseAsync(Rig rig, string path)
    {
        using var http = new HttpClient { BaseAddress = rig.Emulator.Api };
        return await http.GetAsync(path, Ct);
    }

    private static async Task<string> PageAsync(Rig rig)
    {
        using var answer = await BrowseAsync(rig, "/");
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static long CountOf(string page)
    {
        const string Mark = "data-count=\"";
        var start = page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return long.Parse(page.AsSpan(start, page.IndexOf('"', start) - start), System.Globalization.CultureInfo.InvariantCulture);
    }
}
