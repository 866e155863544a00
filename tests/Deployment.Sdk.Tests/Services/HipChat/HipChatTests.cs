using System.Globalization;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.HipChat;

public sealed class HipChatTests : ObserverServiceTests
{
    private readonly FakeHipChat _hipChat;

    public HipChatTests()
        : this(new ServiceBench())
    {
    }

    private HipChatTests(ServiceBench bench)
        : this(new FakeHipChat { Time = bench.Time }, bench)
    {
    }

    private HipChatTests(FakeHipChat fake, ServiceBench bench)
        : base(fake, bench) => _hipChat = fake;

    private protected override HipChatAttribute Observer { get; } = new(FakeHipChat.Room);

    private protected override (string Name, string Value) Credential => ("HIPCHAT_TOKEN", FakeHipChat.Token);

    private protected override string Secret => FakeHipChat.Token;

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["HIPCHAT_URL"] = address.AbsoluteUri;
        variables["HIPCHAT_TOKEN"] = FakeHipChat.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Json(
        429,
        """{"error":{"code":429,"message":"Rate limit exceeded","type":"Too Many Requests"}}""",
        ("X-FloodControl-Remaining", "0"),
        ("X-FloodControl-Reset", (Bench.Time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture)),
        ("X-Ratelimit-Remaining", "470"),
        ("X-Ratelimit-Reset", (Bench.Time.GetUtcNow().ToUnixTimeSeconds() + 300).ToString(CultureInfo.InvariantCulture)));

    private protected override void AssertHarmless(string body)
    {
        var message = _hipChat.Said.Single().GetProperty("message").GetString()!;
        Assert.DoesNotContain("<img", message, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", message, StringComparison.Ordinal);
        Assert.DoesNotContain("@channel", message, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", message, StringComparison.Ordinal);
        Assert.Equal("html", _hipChat.Said.Single().GetProperty("message_format").GetString());
    }

    [Theory]
    [InlineData(DeliveryEventKind.Started, "gray", false)]
    [InlineData(DeliveryEventKind.WaitingForApproval, "yellow", true)]
    [InlineData(DeliveryEventKind.Succeeded, "green", false)]
    [InlineData(DeliveryEventKind.Failed, "red", true)]
    [InlineData(DeliveryEventKind.RolledBack, "purple", true)]
    [InlineData(DeliveryEventKind.Frozen, "yellow", true)]
    [InlineData(DeliveryEventKind.RuleForced, "yellow", true)]
    [InlineData(DeliveryEventKind.FreezeBegan, "yellow", true)]
    [InlineData(DeliveryEventKind.FreezeEnded, "gray", false)]
    public async Task Each_event_has_its_colour_and_alerts_where_somebody_should_look(DeliveryEventKind kind, string colour, bool notify)
    {
        await Bench.TellAsync(Observer, Happenings.Of(kind));

        var said = Assert.Single(_hipChat.Said);
        Assert.Equal((colour, notify), (said.GetProperty("color").GetString(), said.GetProperty("notify").GetBoolean()));
    }

    [Fact]
    public async Task A_success_says_who_what_from_where_to_where_and_how_long()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal(
            "<b>UAT runs bbbbbbbbbbbb</b><br>what: yunojuno, branch master<br>commit: aaaaaaaaaaaa \u2192 bbbbbbbbbbbb<br>by: Ada<br>took: 1 min 23 s<br>"
            + "runs now: yunojuno-uat v13 (bbbbbbbbbbbb)<br><a href=\"https://ci.example/builds/7?a=1&amp;b=2\">CI build</a><br>"
            + "<a href=\"https://yunojuno-uat.example/\">open the app</a><br>bbbbbbbbbbbb: Bill by the hour (Grace)",
            Assert.Single(_hipChat.Said).GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_message_longer_than_HipChat_takes_is_cut_between_two_lines()
    {
        var reason = new string('&', 5_000);
        var commits = Enumerable.Range(0, 50).Select(_ => new DeliveredCommit(new string('c', 40), reason, reason)).ToArray();

        await Bench.TellAsync(
            Observer, Happenings.Of(DeliveryEventKind.Failed) with { Summary = reason, FailedStep = reason, Commits = commits, CommitCount = 400 });

        Assert.Empty(Bench.Notes);
        Assert.EndsWith("<br>\u2026", Assert.Single(_hipChat.Said).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_with_what_helps()
    {
        Bench.Variables["HIPCHAT_TOKEN"] = "another-token-0123456789";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        var note = Assert.Single(Bench.Notes);
        Assert.Contains("HipChat room Deployments & more was not told: HipChat, POST /v2/room/", note, StringComparison.Ordinal);
        Assert.Contains("answered 401", note, StringComparison.Ordinal);
        Assert.Contains("set HIPCHAT_TOKEN", note, StringComparison.Ordinal);
        Assert.DoesNotContain("another-token", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_that_is_not_there_is_named()
    {
        await Bench.TellAsync(new HipChatAttribute("no/such room"), Happenings.Of(DeliveryEventKind.Started));

        Assert.Contains("answered 404", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("there is no such room", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_takes_thirty_a_minute_and_the_thirty_first_is_reported()
    {
        for (var sent = 0; sent < 31; sent++)
        {
            await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        }

        Assert.Equal(30, _hipChat.Said.Count);
        Assert.Contains("answered 429", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_takes_five_hundred_in_five_minutes_and_says_when_it_takes_more()
    {
        var rooms = Enumerable.Range(0, 20).Select(number => $"room {number}").ToArray();
        _hipChat.Rooms.UnionWith(rooms);
        for (var sent = 0; sent < 500; sent++)
        {
            await Bench.TellAsync(new HipChatAttribute(rooms[sent % rooms.Length]), Happenings.Of(DeliveryEventKind.Started));
        }

        Assert.Empty(Bench.Notes);
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        Assert.Equal(500, _hipChat.Said.Count);
        Assert.Contains("answered 429", Assert.Single(Bench.Notes), StringComparison.Ordinal);

        Bench.Time.Advance(TimeSpan.FromSeconds(297));
        Assert.Equal([TimeSpan.FromSeconds(3)], await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded)));
        Assert.Equal(501, _hipChat.Said.Count);
    }

    [Fact]
    public async Task A_long_label_is_cut_to_what_HipChat_takes()
    {
        await Bench.TellAsync(new HipChatAttribute(FakeHipChat.Room) { From = new string('f', 100), Notify = true }, Happenings.Of(DeliveryEventKind.Started));

        Assert.Equal(64, Assert.Single(_hipChat.Said).GetProperty("from").GetString()!.Length);
        Assert.True(_hipChat.Said[0].GetProperty("notify").GetBoolean());
    }
}
