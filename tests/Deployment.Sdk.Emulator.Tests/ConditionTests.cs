using System.Net;
using System.Text;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class ConditionTests
{
    private const string Dev = TestPlan.Dev;
    private const string Vars = $"/apps/{Dev}/config-vars";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Equal_content_has_an_equal_strong_tag_and_changed_content_another()
    {
        await using var rig = await Rig.StartAsync();

        var first = await TagAsync(rig, Vars);
        var again = await TagAsync(rig, Vars);
        await rig.PatchAsync(Vars, """{"A":"1"}""");
        var changed = await TagAsync(rig, Vars);
        await rig.PatchAsync(Vars, """{"A":null}""");

        Assert.StartsWith("\"", first);
        Assert.Equal(first, again);
        Assert.NotEqual(first, changed);
        Assert.Equal(first, await TagAsync(rig, Vars));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("*")]
    public async Task Who_has_seen_it_is_told_so_without_a_body(string header)
    {
        await using var rig = await Rig.StartAsync();
        var tag = await TagAsync(rig, $"/apps/{Dev}");

        using var answer = await SendAsync(rig, HttpMethod.Get, $"/apps/{Dev}", null, ("If-None-Match", string.Format(null, header, tag)));

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(tag, answer.Headers.ETag!.ToString());
        Assert.True(answer.Headers.Contains("Request-Id"));
    }

    [Fact]
    public async Task A_page_of_a_list_that_was_seen_still_says_where_the_next_one_begins()
    {
        await using var rig = await Rig.StartAsync();
        using var first = await rig.ListAsync("/apps", "name ..; max=2");

        using var again = await SendAsync(
            rig, HttpMethod.Get, "/apps", null, ("Range", "name ..; max=2"), ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.GetValues("Next-Range"), again.Headers.GetValues("Next-Range"));
    }

    [Fact]
    public async Task Who_has_not_seen_it_gets_all_of_it()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await SendAsync(rig, HttpMethod.Get, $"/apps/{Dev}", null, ("If-None-Match", "\"0123\", not a tag"));

        Assert.Equal(Dev, (await Rig.ReadAsync(answer, HttpStatusCode.OK))["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_change_of_what_the_client_has_not_seen_is_412_and_changes_nothing()
    {
        await using var rig = await Rig.StartAsync();
        var stale = await TagAsync(rig, Vars);
        await rig.PatchAsync(Vars, """{"SOMEBODY":"else"}""");

        foreach (var header in new[] { stale, "\"made-up\"", "no tag at all", "W/" + await TagAsync(rig, Vars) })
        {
            using var refused = await SendAsync(rig, HttpMethod.Patch, Vars, """{"A":"1"}""", ("If-Match", header));
            var error = await Rig.ReadAsync(refused, HttpStatusCode.PreconditionFailed);
            Assert.Equal("precondition_failed", error["id"]!.GetValue<string>());
        }

        Assert.Equal("""{"SOMEBODY":"else"}""", (await rig.GetAsync(Vars)).ToJsonString());
        Assert.Equal(2, (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_change_of_just_what_the_client_has_seen_is_made()
    {
        await using var rig = await Rig.StartAsync();
        var tag = await TagAsync(rig, Vars);

        using var answer = await SendAsync(rig, HttpMethod.Patch, Vars, """{"A":"1"}""", ("If-Match", $"\"other\", {tag}"));
        using var any = await SendAsync(rig, HttpMethod.Patch, Vars, """{"B":"2"}""", ("If-Match", "*"));

        Assert.Equal("""{"A":"1"}""", (await Rig.ReadAsync(answer, HttpStatusCode.OK)).ToJsonString());
        Assert.Equal("""{"A":"1","B":"2"}""", (await Rig.ReadAsync(any, HttpStatusCode.OK)).ToJsonString());
    }

    [Fact]
    public async Task Of_many_changes_that_saw_the_same_exactly_one_is_made()
    {
        await using var rig = await Rig.StartAsync();
        var tag = await TagAsync(rig, Vars);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number =>
            SendAsync(rig, HttpMethod.Patch, Vars, $$"""{"A":"{{number}}"}""", ("If-Match", tag))));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_not_there_stays_a_404_whatever_the_condition()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await SendAsync(rig, HttpMethod.Patch, "/apps/nope", """{"maintenance":true}""", ("If-Match", "\"x\""));

        Assert.Equal("app", (await Rig.ReadAsync(answer, HttpStatusCode.NotFound))["resource"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_headers_alone_can_be_had_where_something_can_be_got()
    {
        await using var rig = await Rig.StartAsync();

        foreach (var path in new[] { "/account", "/apps", $"/apps/{Dev}", Vars, $"/apps/{Dev}/releases/1", "/pipelines/shop" })
        {
            using var whole = await rig.Http.GetAsync(path, Ct);
            using var head = await SendAsync(rig, HttpMethod.Head, path, null);
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(whole.Headers.ETag, head.Headers.ETag);
            Assert.Equal((await whole.Content.ReadAsByteArrayAsync(Ct)).Length, head.Content.Headers.ContentLength);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
        }

        using var none = await SendAsync(rig, HttpMethod.Head, "/sources", null);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    internal static async Task<HttpResponseMessage> SendAsync(
        Rig rig, HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await rig.Http.SendAsync(request, Ct);
    }

    private static async Task<string> TagAsync(Rig rig, string path)
    {
        using var answer = await rig.Http.GetAsync(path, Ct);
        return answer.Headers.ETag!.ToString();
    }
}
