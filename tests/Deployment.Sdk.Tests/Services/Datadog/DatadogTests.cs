using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Datadog;

public sealed class DatadogTests : ObserverServiceTests
{
    private const string Repository = "https://bitbucket.org/yunojuno/platform";

    private readonly FakeDatadog _datadog;

    public DatadogTests()
        : this(new FakeDatadog(), new ServiceBench())
    {
    }

    private DatadogTests(FakeDatadog fake, ServiceBench bench)
        : base(fake, bench) => _datadog = fake;

    private protected override DatadogAttribute Observer { get; } = new("platform", Repository);

    private protected override (string Name, string Value) Credential => ("DD_API_KEY", FakeDatadog.Key);

    private protected override string Secret => FakeDatadog.Key;

    private protected override IReadOnlyList<DeliveryEventKind> Told => [DeliveryEventKind.Succeeded];

    private protected override bool IsRepeatable => true;

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["DATADOG_HOST"] = address.AbsoluteUri;
        variables["DD_API_KEY"] = FakeDatadog.Key;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) =>
        StubServer.Json(429, """{"errors":["Too many requests"]}""", ("X-RateLimit-Reset", $"{seconds}"));

    private protected override void AssertHarmless(string body) => Assert.DoesNotContain("evil", body, StringComparison.Ordinal);

    [Fact]
    public async Task A_deployment_has_its_span_in_nanoseconds_its_commit_and_its_environment()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        var deployment = Assert.Single(_datadog.Deployments).Value;
        Assert.Equal(
            ("platform", "UAT", AppStates.B, Repository, 1_772_442_000_000_000_000, 83_000_000_000),
            (
                deployment.GetProperty("service").GetString(),
                deployment.GetProperty("env").GetString(),
                deployment.GetProperty("version").GetString(),
                deployment.GetProperty("git").GetProperty("repository_url").GetString(),
                deployment.GetProperty("finished_at").GetInt64(),
                deployment.GetProperty("finished_at").GetInt64() - deployment.GetProperty("started_at").GetInt64()));
    }

    [Fact]
    public async Task Told_twice_it_is_one_deployment_and_another_run_is_another()
    {
        var happening = Happenings.Of(DeliveryEventKind.Succeeded);
        await Bench.TellAsync(Observer, happening);
        await Bench.TellAsync(Observer, happening);
        Assert.Single(_datadog.Deployments);

        await Bench.TellAsync(Observer, happening with { RunId = "run-2" });
        await Bench.TellAsync(new DatadogAttribute("platform", Repository) { Environment = "prod" }, happening with { Environment = "LIVE" });

        Assert.Equal(3, _datadog.Deployments.Count);
    }

    [Fact]
    public async Task A_key_of_another_site_is_told_so()
    {
        Bench.Variables["DD_API_KEY"] = "another-key-0123456789";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("answered 403", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("set DD_SITE to the organization's site", Bench.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_an_address_is_refused()
    {
        await Bench.TellAsync(new DatadogAttribute("platform", "platform"), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("answered 400", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "https://api.datadoghq.com/api/v2/dora/deployment")]
    [InlineData("datadoghq.eu", null, "https://api.datadoghq.eu/api/v2/dora/deployment")]
    [InlineData("datadoghq.eu", "us5.datadoghq.com", "https://api.us5.datadoghq.com/api/v2/dora/deployment")]
    public async Task The_site_is_declared_or_in_its_variable(string? declared, string? variable, string called)
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };
        if (variable is not null)
        {
            rehearsal.Variables["DD_SITE"] = variable;
        }

        await rehearsal.TellAsync(new DatadogAttribute("platform", Repository) { Site = declared }, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal($"POST {called}", Assert.Single(rehearsal.Calls).Call);
    }

    [Fact]
    public async Task A_site_that_is_no_host_gets_nothing()
    {
        Bench.Variables["DD_SITE"] = "evil.example/?";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Empty(_datadog.Requests);
        Assert.Contains("DD_SITE must be a host name", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }
}
