using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class AppChangeTests
{
    private const string Dev = TestPlan.Dev;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renamed_app_is_the_same_app_under_another_name()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev);
        var before = await rig.GetAsync($"/apps/{Dev}");

        var renamed = await rig.PatchAsync($"/apps/{Dev}", """{"name":"bakery"}""");
        using var old = await rig.Http.GetAsync($"/apps/{Dev}", Ct);

        Assert.Equal(before["id"]!.GetValue<string>(), renamed["id"]!.GetValue<string>());
        Assert.Equal("bakery", renamed["name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        Assert.Equal(2, (await rig.CurrentAsync("bakery"))["version"]!.GetValue<int>());
        Assert.Equal("development", (await rig.GetAsync("/apps/bakery/pipeline-couplings"))["stage"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(TestPlan.Uat)]
    [InlineData("Bakery")]
    [InlineData("bakery-")]
    [InlineData("")]
    public async Task A_name_that_is_taken_or_illegal_is_refused(string name)
    {
        await using var rig = await Rig.StartAsync();

        await rig.PatchAsync($"/apps/{Dev}", $$"""{"name":"{{name}}"}""", HttpStatusCode.UnprocessableEntity);

        Assert.Equal(Dev, (await rig.GetAsync($"/apps/{Dev}"))["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_deleted_app_is_gone_with_its_place_in_the_pipeline_and_what_was_promoted_stays()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev);
        var slug = (await rig.CurrentAsync(Dev))["slug"]!["id"];
        await rig.PostAsync($"/apps/{TestPlan.Uat}/releases", $$"""{"slug":"{{slug}}"}""");
        var coupling = (await rig.GetAsync($"/apps/{Dev}/pipeline-couplings"))["id"];

        var deleted = await rig.SendAsync(HttpMethod.Delete, $"/apps/{Dev}", null);

        Assert.Equal(Dev, deleted["name"]!.GetValue<string>());
        using var app = await rig.Http.GetAsync($"/apps/{Dev}", Ct);
        using var place = await rig.Http.GetAsync($"/pipeline-couplings/{coupling}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, app.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, place.StatusCode);
        Assert.Equal(slug!.GetValue<string>(), (await rig.CurrentAsync(TestPlan.Uat))["slug"]!["id"]!.GetValue<string>());
        Assert.Equal(slug.GetValue<string>(), (await rig.GetAsync($"/apps/{TestPlan.Uat}/slugs/{slug}"))["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_app_is_not_deleted_while_something_of_it_is_under_way()
    {
        await using var rig = await Rig.StartAsync();
        var build = await rig.BuildAsync(Dev, SourceTar.Of(("Procfile", "web: serve")));

        await rig.SendAsync(HttpMethod.Delete, $"/apps/{Dev}", null, HttpStatusCode.Conflict);
        await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}");
        await rig.SendAsync(HttpMethod.Delete, $"/apps/{Dev}", null);
    }

    [Fact]
    public async Task A_new_app_is_in_the_region_that_was_asked_for_and_on_the_one_stack()
    {
        await using var rig = await Rig.StartAsync();

        var app = await rig.PostAsync("/apps", """{"name":"bakery","region":"eu","stack":"heroku-24"}""");

        Assert.Equal("eu", app["region"]!["name"]!.GetValue<string>());
        Assert.Equal("cedar", app["generation"]!["name"]!.GetValue<string>());
        await rig.PostAsync("/apps", """{"region":"mars"}""", HttpStatusCode.UnprocessableEntity);
        await rig.PostAsync("/apps", """{"stack":"cedar-14"}""", HttpStatusCode.UnprocessableEntity);
        await rig.PatchAsync("/apps/bakery", """{"build_stack":"cedar-14"}""", HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("PATCH", "config-vars", """{"A":"1"}""")]
    [InlineData("PATCH", "formation", """{"updates":[]}""")]
    [InlineData("POST", "releases", """{"slug":"SLUG"}""")]
    [InlineData("POST", "releases", """{"release":"RELEASE"}""")]
    [InlineData("POST", "builds", """{"source_blob":{"url":"SOURCE"}}""")]
    [InlineData("PATCH", "", """{"maintenance":true}""")]
    public async Task Whoever_changes_an_app_while_it_is_deleted_came_too_late(string method, string below, string body)
    {
        await using var rig = await Rig.StartAsync();
        await rig.PostAsync("/apps", """{"name":"bakery"}""");
        var release = await rig.DeployAsync("bakery");
        body = body.Replace("SLUG", release["slug"]!["id"]!.GetValue<string>(), StringComparison.Ordinal)
            .Replace("RELEASE", release["id"]!.GetValue<string>(), StringComparison.Ordinal)
            .Replace("SOURCE", await rig.UploadAsync(SourceTar.Of([("Procfile", "web: serve\n")])), StringComparison.Ordinal);
        using var sockets = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) };
        using var http = new HttpClient(sockets) { BaseAddress = rig.Http.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/apps/bakery/{below}".TrimEnd('/'));
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = rig.Http.DefaultRequestHeaders.Authorization;
        request.Headers.Accept.ParseAdd("application/vnd.heroku+json; version=3");

        // Sent when the emulator, which has found the app, wants to know what is to be changed.
        var wasWanted = false;
        using var content = new LateContent(body, async () =>
        {
            wasWanted = true;
            await rig.SendAsync(HttpMethod.Delete, "/apps/bakery", null);
        });
        request.Content = content;
        using var response = await http.SendAsync(request, Ct);

        Assert.True(wasWanted);
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!["id"]!.GetValue<string>()));
    }

    private sealed class LateContent : HttpContent
    {
        private readonly byte[] _body;
        private readonly Func<Task> _before;

        public LateContent(string body, Func<Task> before)
        {
            (_body, _before) = (Encoding.UTF8.GetBytes(body), before);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await _before();
            await stream.WriteAsync(_body, Ct);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
