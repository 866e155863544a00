using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Elastic;

public sealed class ElasticApmTests : ObserverServiceTests
{
    private readonly FakeKibana _kibana;

    public ElasticApmTests()
        : this(new FakeKibana(), new ServiceBench())
    {
    }

    private ElasticApmTests(FakeKibana fake, ServiceBench bench)
        : base(fake, bench) => _kibana = fake;

    private protected override ElasticApmAttribute Observer { get; } = new("yunojuno");

    private protected override (string Name, string Value) Credential => ("ELASTIC_API_KEY", FakeKibana.Key);

    private protected override string Secret => FakeKibana.Key;

    private protected override IReadOnlyList<DeliveryEventKind> Told => [DeliveryEventKind.Succeeded];

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["KIBANA_URL"] = address.AbsoluteUri;
        variables["ELASTIC_API_KEY"] = FakeKibana.Key;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Status(429, ("Retry-After", $"{seconds}"));

    private protected override void AssertHarmless(string body) => Assert.DoesNotContain("evil", body, StringComparison.Ordinal);

    [Fact]
    public async Task A_mark_has_the_moment_the_commit_the_environment_and_a_line()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        var (space, mark) = Assert.Single(_kibana.Annotations);
        Assert.Equal("default", space);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), mark.GetProperty("@timestamp").GetDateTimeOffset());
        Assert.Equal(
            (AppStates.B, "UAT", "UAT runs bbbbbbbbbbbb"),
            (
                mark.GetProperty("service").GetProperty("version").GetString(),
                mark.GetProperty("service").GetProperty("environment").GetString(),
                mark.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task An_environment_may_have_another_name_at_Elastic_and_a_space_of_its_own()
    {
        await Bench.TellAsync(
            new ElasticApmAttribute("yunojuno") { Environment = "staging", Space = "web-team" }, Happenings.Of(DeliveryEventKind.Succeeded));

        var (space, mark) = Assert.Single(_kibana.Annotations);
        Assert.Equal(("web-team", "staging"), (space, mark.GetProperty("service").GetProperty("environment").GetString()));
    }

    [Fact]
    public async Task A_key_that_may_not_write_is_refused_with_what_helps()
    {
        _kibana.MayWrite = false;

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("answered 403", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("privilege create", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_with_what_helps()
    {
        Bench.Variables["ELASTIC_API_KEY"] = "id:key-that-is-not-encoded";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("answered 401", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("in its encoded form", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_Elasticsearch_is_told_from_that_of_Kibana()
    {
        Bench.Variables["KIBANA_URL"] = $"{_kibana.Address}elasticsearch";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("answered 404", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("which is not that of Elasticsearch", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Kibanas_address_nothing_is_sent()
    {
        Bench.Variables.Remove("KIBANA_URL");

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("KIBANA_URL is not set", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }
}
