using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Slack;

public sealed class SlackWebhookTests : ObserverServiceTests
{
    private readonly FakeSlack _slack;

    public SlackWebhookTests()
        : this(new ServiceBench())
    {
    }

    private SlackWebhookTests(ServiceBench bench)
        : this(new FakeSlack { Time = bench.Time }, bench)
    {
    }

    private SlackWebhookTests(FakeSlack fake, ServiceBench bench)
        : base(fake, bench) => _slack = fake;

    private protected override SlackWebhookAttribute Observer { get; } = new();

    private protected override (string Name, string Value) Credential => ("SLACK_WEBHOOK_URL", FakeSlack.WebhookPath);

    private protected override string Secret => FakeSlack.WebhookPath;

    private protected override void Configure(IDictionary<string, string> variables, Uri address) =>
        variables["SLACK_WEBHOOK_URL"] = new Uri(address, FakeSlack.WebhookPath).AbsoluteUri;

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Text(429, "rate_limited", ("Retry-After", $"{seconds}"));

    private protected override void AssertHarmless(string body) => SlackTests.AssertMrkdwn(_slack);

    [Fact]
    public async Task Each_event_is_a_message_of_its_own()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal(
            ["*UAT: delivering bbbbbbbbbbbb*", "*UAT runs bbbbbbbbbbbb*"],
            _slack.Messages.Values.Select(message => message.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData(400, "invalid_payload", "invalid_payload")]
    [InlineData(400, "user_not_found", "user_not_found")]
    [InlineData(403, "action_prohibited", "set SLACK_WEBHOOK_URL")]
    [InlineData(403, "invalid_token", "set SLACK_WEBHOOK_URL")]
    [InlineData(404, "channel_not_found", "its channel is gone")]
    [InlineData(404, "no_service", "the webhook was revoked")]
    [InlineData(410, "channel_is_archived", "its channel is gone")]
    [InlineData(500, "rollup_error", "rollup_error")]
    public async Task Each_refusal_is_reported_without_the_address(int status, string word, string help)
    {
        _slack.WebhookError = (status, word);

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        var note = Assert.Single(Bench.Notes);
        Assert.Contains($"Slack webhook was not told: Slack, POST [redacted]: answered {status}: {word}", note, StringComparison.Ordinal);
        Assert.Contains(help, note, StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-real-webhook", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_channel_has_a_variable_of_its_own()
    {
        Bench.Variables["SLACK_WEBHOOK_URL_LIVE"] = Bench.Variables["SLACK_WEBHOOK_URL"];
        Bench.Variables.Remove("SLACK_WEBHOOK_URL");

        await Bench.TellAsync(new SlackWebhookAttribute { Variable = "SLACK_WEBHOOK_URL_LIVE" }, Happenings.Of(DeliveryEventKind.Started));

        Assert.Single(_slack.Messages);
        Assert.Equal("Slack webhook of SLACK_WEBHOOK_URL_LIVE", new SlackWebhookAttribute { Variable = "SLACK_WEBHOOK_URL_LIVE" }.Describe());
    }
}
