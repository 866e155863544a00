using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.NewRelic;

public sealed class NewRelicTests : ObserverServiceTests
{
    private readonly FakeNewRelic _newRelic;

    public NewRelicTests()
        : this(new FakeNewRelic(), new ServiceBench())
    {
    }

    private NewRelicTests(FakeNewRelic fake, ServiceBench bench)
        : base(fake, bench) => _newRelic = fake;

    private protected override NewRelicAttribute Observer { get; } = new(FakeNewRelic.Entity);

    private protected override (string Name, string Value) Credential => ("NEW_RELIC_API_KEY", FakeNewRelic.Key);

    private protected override string Secret => FakeNewRelic.Key;

    private protected override IReadOnlyList<DeliveryEventKind> Told => [DeliveryEventKind.Succeeded];

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["NEW_RELIC_API_URL"] = address.AbsoluteUri;
        variables["NEW_RELIC_API_KEY"] = FakeNewRelic.Key;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Status(429, ("Retry-After", $"{seconds}"));

    private protected override void AssertHarmless(string body)
    {
        var deployment = Assert.Single(_newRelic.Deployments);
        Assert.DoesNotMatch(@"@\w|www\.|\u202e|\u0007", deployment.GetProperty("changelog").GetString() + deployment.GetProperty("user").GetString());
        Assert.DoesNotContain("evil", System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("query").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_has_the_commit_the_moment_who_and_what_changed()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        var deployment = Assert.Single(_newRelic.Deployments);
        Assert.Equal(
            (AppStates.B, AppStates.B, 1_772_442_000_000, "UAT runs bbbbbbbbbbbb", "Ada", "bbbbbbbbbbbb Bill by the hour (Grace)", "run-1"),
            (
                deployment.GetProperty("version").GetString(),
                deployment.GetProperty("commit").GetString(),
                deployment.GetProperty("timestamp").GetInt64(),
                deployment.GetProperty("description").GetString(),
                deployment.GetProperty("user").GetString(),
                deployment.GetProperty("changelog").GetString(),
                deployment.GetProperty("groupId").GetString()));
        Assert.Equal("https://ci.example/builds/7?a=1&b=2", deployment.GetProperty("deepLink").GetString());
    }

    [Fact]
    public async Task An_error_that_comes_as_200_is_an_error_all_the_same()
    {
        await Bench.TellAsync(new NewRelicAttribute("MXxBUE18"), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("New Relic refused to mark MXxBUE18: Entity not found; check the entity's GUID", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{"changeTrackingCreateDeployment":null}}""")]
    public async Task An_answer_that_names_no_deployment_is_none(string body)
    {
        _newRelic.Next(StubServer.Json(200, body));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("it names no deployment", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_with_what_helps()
    {
        Bench.Variables["NEW_RELIC_API_KEY"] = "another-key-0123456789";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("answered 401", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("set NEW_RELIC_API_KEY to a user key", Bench.Notes.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://api.newrelic.com/graphql")]
    [InlineData("eu", "https://api.eu.newrelic.com/graphql")]
    public async Task The_region_leads_to_its_own_address(string? region, string called)
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };
        if (region is not null)
        {
            rehearsal.Variables["NEW_RELIC_REGION"] = region;
        }

        await rehearsal.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal($"POST {called}", Assert.Single(rehearsal.Calls).Call);
    }

    [Fact]
    public async Task A_region_that_is_not_there_gets_nothing()
    {
        Bench.Variables["NEW_RELIC_REGION"] = "moon";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("NEW_RELIC_REGION must be US or EU", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }
}
