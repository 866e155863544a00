using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Sentry;

public sealed class SentryTests : ObserverServiceTests
{
    private readonly FakeSentry _sentry;

    public SentryTests()
        : this(new FakeSentry(), new ServiceBench())
    {
    }

    private SentryTests(FakeSentry fake, ServiceBench bench)
        : base(fake, bench) => _sentry = fake;

    private protected override SentryAttribute Observer { get; } = new("yuno", "web", "worker");

    private protected override (string Name, string Value) Credential => ("SENTRY_AUTH_TOKEN", FakeSentry.Token);

    private protected override string Secret => FakeSentry.Token;

    private protected override IReadOnlyList<DeliveryEventKind> Told => [DeliveryEventKind.Succeeded];

    /// <summary>The release, and its deploy.</summary>
    private protected override int CallsPerEvent => 2;

    private protected override bool IsRepeatable => true;

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["SENTRY_URL"] = address.AbsoluteUri;
        variables["SENTRY_AUTH_TOKEN"] = FakeSentry.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) =>
        StubServer.Json(429, """{"detail":"You are attempting to use this endpoint too frequently."}""", ("Retry-After", $"{seconds}"));

    private protected override void AssertHarmless(string body)
    {
        // Sentry reads data, not markup: the text arrives as it is, and is no markup in transit.
        Assert.DoesNotContain("<script", body, StringComparison.Ordinal);
        Assert.Single(_sentry.Deploys);
    }

    [Fact]
    public async Task A_success_is_a_release_with_its_commits_and_a_deploy()
    {
        await Bench.TellAsync(new SentryAttribute("yuno", "web") { Repository = "yunojuno/platform" }, Happenings.Of(DeliveryEventKind.Succeeded));

        var release = Assert.Single(_sentry.Releases).Value;
        var commit = Assert.Single(release.GetProperty("commits").EnumerateArray());
        Assert.Equal(
            (AppStates.B, AppStates.B, "yunojuno/platform", "Bill by the hour", "Grace"),
            (
                release.GetProperty("version").GetString(),
                commit.GetProperty("id").GetString(),
                commit.GetProperty("repository").GetString(),
                commit.GetProperty("message").GetString(),
                commit.GetProperty("author_name").GetString()));
        var (version, deploy) = Assert.Single(_sentry.Deploys);
        Assert.Equal(
            (AppStates.B, "UAT", "yunojuno-uat v13", TimeSpan.FromSeconds(83)),
            (
                version,
                deploy.GetProperty("environment").GetString(),
                deploy.GetProperty("name").GetString(),
                deploy.GetProperty("dateFinished").GetDateTimeOffset() - deploy.GetProperty("dateStarted").GetDateTimeOffset()));
    }

    [Fact]
    public async Task A_release_that_is_known_already_gets_another_deploy()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));
        await Bench.TellAsync(
            new SentryAttribute("yuno", "web") { Environment = "production" }, Happenings.Of(DeliveryEventKind.Succeeded) with { Environment = "LIVE", Commits = [] });

        Assert.Empty(Bench.Notes);
        Assert.Equal(["UAT", "production"], _sentry.Deploys.Select(deploy => deploy.Deploy.GetProperty("environment").GetString()));
        Assert.False(Assert.Single(_sentry.Releases).Value.TryGetProperty("commits", out _));
    }

    [Fact]
    public async Task A_deploy_that_may_have_arrived_is_not_told_again()
    {
        _sentry.Next(StubServer.Json(201, """{"version":"x"}"""), StubServer.Abort);

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal(2, _sentry.Requests.Count);
        Assert.Contains("no answer from 127.0.0.1", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_names_are_cut_to_what_Sentry_takes()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded) with
        {
            Environment = new string('e', 100), Running = [new RunningRelease(new string('a', 100), 13, 12, AppStates.B)],
        });

        Assert.Empty(Bench.Notes);
        Assert.Equal(64, Assert.Single(_sentry.Deploys).Deploy.GetProperty("environment").GetString()!.Length);
    }

    [Fact]
    public async Task A_project_that_is_not_there_is_named()
    {
        await Bench.TellAsync(new SentryAttribute("yuno", "elsewhere"), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("answered 400", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("Invalid project slug: elsewhere", Bench.Notes.Single(), StringComparison.Ordinal);
        Assert.Empty(_sentry.Deploys);
    }

    [Theory]
    [InlineData("another", "web", "answered 404", "in SENTRY_URL")]
    [InlineData("yuno", "web", "answered 401", "set SENTRY_AUTH_TOKEN")]
    public async Task A_refusal_says_what_helps(string organization, string project, string answer, string help)
    {
        if (organization == "yuno")
        {
            Bench.Variables["SENTRY_AUTH_TOKEN"] = "another-token-0123456789";
        }

        await Bench.TellAsync(new SentryAttribute(organization, project), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains(answer, Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains(help, Bench.Notes.Single(), StringComparison.Ordinal);
    }
}
