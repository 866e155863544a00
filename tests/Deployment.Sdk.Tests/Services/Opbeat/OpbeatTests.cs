using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Opbeat;

public sealed class OpbeatTests : ObserverServiceTests
{
    private readonly FakeOpbeat _opbeat;

    public OpbeatTests()
        : this(new FakeOpbeat(), new ServiceBench())
    {
    }

    private OpbeatTests(FakeOpbeat fake, ServiceBench bench)
        : base(fake, bench) => _opbeat = fake;

    private protected override OpbeatAttribute Observer { get; } = new("yuno", "platform");

    private protected override (string Name, string Value) Credential => ("OPBEAT_SECRET_TOKEN", FakeOpbeat.Token);

    private protected override string Secret => FakeOpbeat.Token;

    private protected override IReadOnlyList<DeliveryEventKind> Told => [DeliveryEventKind.Succeeded];

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["OPBEAT_URL"] = address.AbsoluteUri;
        variables["OPBEAT_SECRET_TOKEN"] = FakeOpbeat.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Status(429, ("Retry-After", $"{seconds}"));

    private protected override void AssertHarmless(string body) =>
        Assert.Equal("feature/<https://evil.example|click>", Assert.Single(_opbeat.Releases).GetProperty("branch").GetString());

    [Fact]
    public async Task The_commit_that_is_live_is_marked_with_its_branch()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        var release = Assert.Single(_opbeat.Releases);
        Assert.Equal(
            (AppStates.B, "completed", "master"),
            (release.GetProperty("rev").GetString(), release.GetProperty("status").GetString(), release.GetProperty("branch").GetString()));
    }

    [Fact]
    public async Task A_promotion_has_no_branch()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded) with { Branch = null, PromotedFrom = "UAT" });

        Assert.False(Assert.Single(_opbeat.Releases).TryGetProperty("branch", out _));
    }

    [Fact]
    public async Task A_wrong_token_is_refused_with_what_helps()
    {
        Bench.Variables["OPBEAT_SECRET_TOKEN"] = "another-token-0123456789";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        var note = Assert.Single(Bench.Notes);
        Assert.Contains("answered 401", note, StringComparison.Ordinal);
        Assert.Contains("set OPBEAT_SECRET_TOKEN", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_is_not_there_is_named()
    {
        await Bench.TellAsync(new OpbeatAttribute("yuno", "no/such app"), Happenings.Of(DeliveryEventKind.Succeeded));

        var note = Assert.Single(Bench.Notes);
        Assert.Contains("Opbeat app yuno/no/such app was not told", note, StringComparison.Ordinal);
        Assert.Contains("there is no such organization or app", note, StringComparison.Ordinal);
    }
}
