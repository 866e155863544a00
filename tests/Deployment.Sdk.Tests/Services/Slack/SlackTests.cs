using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Slack;

public sealed class SlackTests : ObserverServiceTests
{
    private readonly FakeSlack _slack;

    public SlackTests()
        : this(new ServiceBench())
    {
    }

    private SlackTests(ServiceBench bench)
        : this(new FakeSlack { Time = bench.Time }, bench)
    {
    }

    private SlackTests(FakeSlack fake, ServiceBench bench)
        : base(fake, bench) => _slack = fake;

    private protected override SlackAttribute Observer { get; } = new(FakeSlack.Channel);

    private protected override (string Name, string Value) Credential => ("SLACK_BOT_TOKEN", FakeSlack.Token);

    private protected override string Secret => FakeSlack.Token;

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["SLACK_API_URL"] = $"{address}api/";
        variables["SLACK_BOT_TOKEN"] = FakeSlack.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) =>
        StubServer.Json(429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", $"{seconds}"));

    private protected override void AssertHarmless(string body) => AssertMrkdwn(_slack);

    internal static void AssertMrkdwn(FakeSlack slack)
    {
        var message = slack.Messages.Values.Single();
        var facts = Facts(message);
        foreach (var part in new[] { "<!channel>", "<@U", "<https://evil", "@channel", "@everyone", "https://evil", "www.evil", "\u202e", "\u0007", "<script" })
        {
            Assert.DoesNotContain(part, message.GetProperty("text").GetString() + facts, StringComparison.Ordinal);
        }

        Assert.Contains("&lt;!channel&gt;", facts, StringComparison.Ordinal);
        Assert.Contains("<https://ci.example/builds/7?a=1&amp;b=2|CI build>", facts, StringComparison.Ordinal);
    }

    internal static string Facts(JsonElement message) =>
        message.GetProperty("attachments")[0].GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!;

    [Theory]
    [InlineData(DeliveryEventKind.Started, null)]
    [InlineData(DeliveryEventKind.WaitingForApproval, "warning")]
    [InlineData(DeliveryEventKind.Succeeded, "good")]
    [InlineData(DeliveryEventKind.Failed, "danger")]
    [InlineData(DeliveryEventKind.RolledBack, "#8e44ad")]
    [InlineData(DeliveryEventKind.Frozen, "warning")]
    [InlineData(DeliveryEventKind.RuleForced, "warning")]
    [InlineData(DeliveryEventKind.FreezeBegan, "warning")]
    [InlineData(DeliveryEventKind.FreezeEnded, null)]
    public async Task Each_event_has_its_colour(DeliveryEventKind kind, string? colour)
    {
        await Bench.TellAsync(Observer, Happenings.Of(kind));

        var attachment = Assert.Single(_slack.Messages).Value.GetProperty("attachments")[0];
        Assert.Equal(colour, attachment.TryGetProperty("color", out var told) ? told.GetString() : null);
    }

    [Fact]
    public async Task One_message_changes_as_the_delivery_goes_on()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        Assert.Equal("*UAT: delivering bbbbbbbbbbbb*", Assert.Single(_slack.Messages).Value.GetProperty("text").GetString());

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal("*UAT runs bbbbbbbbbbbb*", Assert.Single(_slack.Messages).Value.GetProperty("text").GetString());
        Assert.Equal(["POST /api/chat.postMessage", "POST /api/chat.update"], _slack.Requests.Select(request => request.ToString()));
        Assert.Empty(Bench.Notes);
    }

    [Theory]
    [InlineData(DeliveryEventKind.RuleForced, "*UAT: bbbbbbbbbbbb was let through by force*")]
    [InlineData(DeliveryEventKind.FreezeBegan, "*UAT takes no deliveries until somebody ends it*")]
    [InlineData(DeliveryEventKind.FreezeEnded, "*UAT takes deliveries again*")]
    public async Task What_somebody_did_to_a_rule_stays_where_it_was_said(DeliveryEventKind kind, string said)
    {
        await Bench.TellAsync(Observer, Happenings.Of(kind));
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        await Bench.TellAsync(Observer, Happenings.Of(kind));
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal([said, "*UAT runs bbbbbbbbbbbb*", said], _slack.Messages.Values.Select(message => message.GetProperty("text").GetString()));
        Assert.Empty(Bench.Notes);
    }

    [Fact]
    public async Task Two_environments_have_a_message_each()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started) with { Environment = "DEV" });
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal(["*UAT runs bbbbbbbbbbbb*", "*DEV: delivering bbbbbbbbbbbb*"], _slack.Messages.Values.Select(message => message.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("cant_update_message")]
    [InlineData("edit_window_closed")]
    public async Task A_message_that_cannot_be_changed_is_followed_by_another(string error)
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        _slack.UpdateError = error;

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal(2, _slack.Messages.Count);
        Assert.Empty(Bench.Notes);
    }

    [Fact]
    public async Task A_change_that_may_have_arrived_is_sent_again()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        _slack.Next(StubServer.Abort, StubServer.Status(503));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal("*UAT runs bbbbbbbbbbbb*", Assert.Single(_slack.Messages).Value.GetProperty("text").GetString());
        Assert.Empty(Bench.Notes);
    }

    [Theory]
    [InlineData("channel_not_found", "invite the app")]
    [InlineData("not_in_channel", "chat:write.public")]
    [InlineData("is_archived", "name another one")]
    [InlineData("missing_scope", "chat:write")]
    [InlineData("token_revoked", "set SLACK_BOT_TOKEN")]
    [InlineData("msg_too_long", "msg_too_long")]
    [InlineData("a_word_from_the_future", "a_word_from_the_future")]
    public async Task A_refusal_that_comes_as_200_is_a_refusal_all_the_same(string error, string help)
    {
        _slack.Error = error;

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        var note = Assert.Single(Bench.Notes);
        Assert.Contains($"Slack refused to write to #deployments: {error}", note, StringComparison.Ordinal);
        Assert.Contains(help, note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_with_what_helps()
    {
        Bench.Variables["SLACK_BOT_TOKEN"] = "xoxb-another-0123456789";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Contains("invalid_auth; install the app again and set SLACK_BOT_TOKEN", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-another", Bench.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_messages_within_a_second_both_arrive()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        var waits = await Bench.TellAsync(new SlackAttribute(FakeSlack.ChannelId), Happenings.Of(DeliveryEventKind.Started));

        Assert.Equal([TimeSpan.FromSeconds(1)], waits);
        Assert.Equal(2, _slack.Messages.Count);
    }

    [Fact]
    public async Task Long_facts_are_cut_to_what_a_section_takes()
    {
        var long_ = new string('<', 5_000);
        var commits = Enumerable.Range(0, 50).Select(_ => new DeliveredCommit(new string('c', 40), long_, long_)).ToArray();

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Failed) with { Environment = long_, Summary = long_, Commits = commits, CommitCount = 400 });

        Assert.Empty(Bench.Notes);
        Assert.EndsWith("\n\u2026", Facts(Assert.Single(_slack.Messages).Value), StringComparison.Ordinal);
    }
}
