using System.Diagnostics;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Heroku;

namespace Deployment.Sdk.Tests.Telemetry;

public sealed class RequestTelemetryTests
{
    private readonly StepTime _time = new(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_a_span_and_a_measurement_by_the_conventions()
    {
        using var listening = new Listening();
        await using var server = await StubServer.StartAsync(StubServer.Json(200, """{"id":"r7","version":7}"""));
        using var heroku = server.Connect();

        await heroku.Reader.GetReleaseAsync("yunojuno-live", "7", Cancel);

        var span = Assert.Single(listening.To(server.Address));
        Assert.Equal(("GET /apps/{id}/releases/{id}", ActivityKind.Client), (span.DisplayName, span.Kind));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["url.template"] = "/apps/{id}/releases/{id}",
                ["server.address"] = "127.0.0.1",
                ["server.port"] = server.Address.Port,
                ["http.response.status_code"] = 200,
            },
            span.TagObjects.ToDictionary());
        var measured = Assert.Single(listening.Measured("http.client.request.duration", "server.port", server.Address.Port));
        Assert.Equal("s", measured.Instrument.Unit);
        Assert.InRange(measured.Value, 0, 60);
        Assert.Equal(span.TagObjects.ToDictionary(), measured.Tags);
    }

    [Fact]
    public async Task Every_attempt_and_every_hop_is_one_of_its_own_and_counted()
    {
        using var listening = new Listening();
        await using var server = await StubServer.StartAsync(
            StubServer.Status(503), StubServer.Abort, StubServer.Status(302, ("Location", "/apps/renamed")), StubServer.Json(200, """{"id":"a1"}"""));
        using var heroku = server.Connect(_time);

        await _time.RunAsync(() => heroku.Reader.GetAppAsync("live", Cancel));

        var spans = listening.To(server.Address);
        Assert.Equal([null, 1, 2, 3], spans.Select(span => span.GetTagItem("http.request.resend_count")));
        Assert.Equal([503, null, 302, 200], spans.Select(span => span.GetTagItem("http.response.status_code")));
        Assert.Equal("503", spans[0].GetTagItem("error.type"));
        Assert.NotNull(spans[1].GetTagItem("error.type"));
        Assert.Null(spans[3].GetTagItem("error.type"));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Error, ActivityStatusCode.Unset, ActivityStatusCode.Unset], spans.Select(span => span.Status));
    }

    [Fact]
    public async Task No_secret_no_query_and_no_signed_address_is_told_and_no_trace_goes_out()
    {
        using var listening = new Listening();
        await using var server = await StubServer.StartAsync((request, context) => request.Target.StartsWith("/streams")
            ? StubServer.Text(200, "a line\n")(context)
            : StubServer.Json(200, """{"SECRET_KEY":"s3cr3t-value"}""")(context));
        using var heroku = server.Connect();
        using var outer = new Activity("outer").Start();
        outer.SetBaggage("customer", "acme");

        await heroku.Writer.UpdateConfigVarsAsync("live", new Dictionary<string, string?> { ["SECRET_KEY"] = "s3cr3t-value" }, Cancel);
        await foreach (var _ in heroku.Streams.ReadLinesAsync(new Uri(server.Address, "/streams/s1gned-p4th?sig=s1gnature"), Cancel))
        {
        }

        var told = string.Join('\n', listening.To(server.Address).Select(span =>
            $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(each => each.Tags))}"));
        Assert.Contains("PATCH /apps/{id}/config-vars", told);
        Assert.All(
            [StubServer.Token, "s3cr3t-value", "s1gned", "s1gnature", "live"],
            secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
        Assert.All(server.Requests, request =>
        {
            Assert.Null(request["traceparent"]);
            Assert.Null(request["baggage"]);
            Assert.Null(request["Correlation-Context"]);
        });
    }

    [Fact]
    public async Task The_calls_that_are_left_are_a_gauge()
    {
        using var listening = new Listening();
        await using var server = await StubServer.StartAsync(StubServer.Json(200, """{"id":"a1"}""", ("RateLimit-Remaining", "3141")));
        using var heroku = server.Connect();

        await heroku.Reader.GetAppAsync("live", Cancel);

        Assert.Contains(
            listening.Measured("deployment_sdk.heroku.rate_limit.remaining", "none", null!),
            measured => measured is { Value: 3141, Instrument.Unit: "{call}" });
    }

    [Theory]
    [InlineData("/account", "/account")]
    [InlineData("/account/rate-limits", "/account/rate-limits")]
    [InlineData("/apps/live", "/apps/{id}")]
    [InlineData("/apps/apps/releases/releases", "/apps/{id}/releases/{id}")]
    [InlineData("/apps/live/config-vars", "/apps/{id}/config-vars")]
    [InlineData("/apps/live/dynos/run.7/actions/stop", "/apps/{id}/dynos/{id}/actions/stop")]
    [InlineData("/pipelines/p/pipeline-couplings", "/pipelines/{id}/pipeline-couplings")]
    [InlineData("/pipeline-promotions/p/promotion-targets", "/pipeline-promotions/{id}/promotion-targets")]
    [InlineData("/filters/apps", "/filters/apps")]
    [InlineData("/actions/addons/resolve", "/actions/addons/resolve")]
    [InlineData("/sources", "/sources")]
    [InlineData("/", "/")]
    [InlineData("/UPPER/x", "/{id}/{id}")]
    [InlineData("/apps/a%2Fb/builds", "/apps/{id}/builds")]
    public void Names_and_identifiers_are_no_part_of_a_template(string path, string expected) =>
        Assert.Equal(expected, UrlTemplate.Of(path));
}
