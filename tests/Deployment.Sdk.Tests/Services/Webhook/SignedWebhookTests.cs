using System.Text.Json;
using Deployment.Sdk.Services.Webhook;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Webhook;

public sealed class SignedWebhookTests : ObserverServiceTests
{
    private readonly WebhookReceiver _receiver;

    public SignedWebhookTests()
        : this(new ServiceBench())
    {
    }

    private SignedWebhookTests(ServiceBench bench)
        : this(new WebhookReceiver { Time = bench.Time }, bench)
    {
    }

    private SignedWebhookTests(WebhookReceiver fake, ServiceBench bench)
        : base(fake, bench) => _receiver = fake;

    private protected override SignedWebhookAttribute Observer { get; } = new();

    private protected override (string Name, string Value) Credential => ("DEPLOYMENT_WEBHOOK_URL", WebhookReceiver.Path);

    private protected override string Secret => WebhookReceiver.Path;

    // The receiver drops what it has seen.
    private protected override bool IsRepeatable => true;

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["DEPLOYMENT_WEBHOOK_URL"] = new Uri(address, WebhookReceiver.Path).AbsoluteUri;
        variables["DEPLOYMENT_WEBHOOK_SECRET"] = WebhookReceiver.Secret;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Status(429, ("Retry-After", $"{seconds}"));

    private protected override void AssertHarmless(string body)
    {
        // JSON is read by a program: the text arrives as it is, and is no markup in transit.
        Assert.DoesNotContain("<script", body, StringComparison.Ordinal);
        Assert.Equal("<!channel> <img src=x onerror=alert(1)>", Data(Assert.Single(_receiver.Taken)).GetProperty("actor").GetString());
    }

    private static JsonElement Data(JsonElement body) => body.GetProperty("data");

    // The example of the specification: https://github.com/standard-webhooks/standard-webhooks, and of the libraries that verify it.
    [Fact]
    public void The_signature_is_that_of_the_specification() =>
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSignature.Of(
                WebhookSignature.Key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "SECRET"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                """{"test": 2432232314}"""));

    [Theory]
    [InlineData(DeliveryEventKind.Started, "delivery.started")]
    [InlineData(DeliveryEventKind.WaitingForApproval, "delivery.waiting")]
    [InlineData(DeliveryEventKind.Succeeded, "delivery.succeeded")]
    [InlineData(DeliveryEventKind.Failed, "delivery.failed")]
    [InlineData(DeliveryEventKind.RolledBack, "delivery.rolled_back")]
    [InlineData(DeliveryEventKind.Frozen, "delivery.frozen")]
    [InlineData(DeliveryEventKind.RuleForced, "delivery.forced")]
    [InlineData(DeliveryEventKind.FreezeBegan, "freeze.began")]
    [InlineData(DeliveryEventKind.FreezeEnded, "freeze.ended")]
    [InlineData((DeliveryEventKind)99, "delivery.other")]
    public async Task Each_event_has_its_type(DeliveryEventKind kind, string type)
    {
        await Bench.TellAsync(Observer, Happenings.Of(kind));

        Assert.Equal(type, Assert.Single(_receiver.Taken).GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_body_has_all_facts()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Failed));

        var body = Assert.Single(_receiver.Taken);
        Assert.Equal(
            $$$"""
            {"type":"delivery.failed","timestamp":"2026-03-02T09:00:00+00:00","data":{"runId":"run-1","pipeline":"yunojuno","environment":"UAT",
            "stage":"Staging","commit":"{{{AppStates.B}}}","previousCommit":"{{{AppStates.A}}}","branch":"master","promotedFrom":null,"rollback":null,"actor":"Ada",
            "summary":"UAT: the build failed","durationSeconds":83,"failedStep":"build bbbbbbbbbbbb on yunojuno-uat and release it","isEndUnknown":false,
            "buildUrl":"https://ci.example/builds/7?a=1\u0026b=2","webUrl":"https://yunojuno-uat.example/",
            "running":[{"app":"yunojuno-uat","version":13,"before":12,"commit":"{{{AppStates.A}}}"}],
            "commits":[{"hash":"{{{AppStates.B}}}","subject":"Bill by the hour","author":"Grace"}],"commitCount":1}}
            """.ReplaceLineEndings(""),
            body.GetRawText());
    }

    [Fact]
    public async Task A_message_that_arrives_twice_is_taken_once()
    {
        var happening = Happenings.Of(DeliveryEventKind.Succeeded);
        await Bench.TellAsync(Observer, happening);
        await Bench.TellAsync(Observer, happening);
        await Bench.TellAsync(Observer, happening with { Environment = "LIVE" });

        Assert.Equal(["UAT", "LIVE"], _receiver.Taken.Select(body => Data(body).GetProperty("environment").GetString()));
        Assert.Equal(3, _receiver.Requests.Count);
    }

    [Fact]
    public async Task A_message_that_is_replayed_later_is_refused()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));
        var sent = _receiver.Requests[0];
        Bench.Time.Advance(TimeSpan.FromMinutes(6));
        using var http = new HttpClient();
        using var replay = new HttpRequestMessage(HttpMethod.Post, new Uri(_receiver.Address, WebhookReceiver.Path))
        {
            Content = new ByteArrayContent(sent.Body),
        };
        foreach (var header in new[] { "webhook-id", "webhook-timestamp", "webhook-signature" })
        {
            replay.Headers.Add(header, sent[header]);
        }

        using var answer = await http.SendAsync(replay, TestContext.Current.CancellationToken);

        Assert.Equal("too old", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_secret_is_refused_with_what_helps()
    {
        Bench.Variables["DEPLOYMENT_WEBHOOK_SECRET"] = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        var note = Assert.Single(Bench.Notes);
        Assert.Contains("answered 401: no valid signature; the receiver may not accept the signature", note, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAAAAAA", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-word-of-my-own")]
    [InlineData("whsec_not base64")]
    [InlineData("whsec_c2hvcnQ=")]
    public async Task A_secret_that_is_weak_or_misspelt_signs_nothing(string secret)
    {
        Bench.Variables["DEPLOYMENT_WEBHOOK_SECRET"] = secret;

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Empty(_receiver.Requests);
        Assert.Contains("DEPLOYMENT_WEBHOOK_SECRET ", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, Bench.Notes.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "ok")]
    [InlineData(200, """{"received":true}""")]
    [InlineData(202, "")]
    public async Task A_receiver_may_say_what_it_likes(int status, string body)
    {
        _receiver.Next(StubServer.Text(status, body));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Empty(Bench.Notes);
    }

    [Fact]
    public async Task The_address_is_told_nobody()
    {
        _receiver.Next(StubServer.Text(410, ""));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        var all = string.Join('\n', [.. Bench.Notes, .. Bench.Calls.Select(call => call.ToString())]);
        Assert.Contains("nobody listens at that address", all, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", all, StringComparison.Ordinal);
    }
}
