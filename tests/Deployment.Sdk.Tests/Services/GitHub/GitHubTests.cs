using System.Globalization;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.GitHub;

public sealed class GitHubTests : ObserverServiceTests
{
    private readonly FakeGitHub _gitHub;

    public GitHubTests()
        : this(new FakeGitHub(), new ServiceBench())
    {
    }

    private GitHubTests(FakeGitHub fake, ServiceBench bench)
        : base(fake, bench) => _gitHub = fake;

    private protected override GitHubAttribute Observer { get; } = new("yunojuno", "platform");

    private protected override (string Name, string Value) Credential => ("GITHUB_TOKEN", FakeGitHub.Token);

    private protected override string Secret => FakeGitHub.Token;

    private protected override IReadOnlyList<DeliveryEventKind> Told =>
        [DeliveryEventKind.Started, DeliveryEventKind.Succeeded, DeliveryEventKind.Failed, DeliveryEventKind.RolledBack];

    /// <summary>The deployment, and its state.</summary>
    private protected override int CallsPerEvent => 2;

    private protected override int CallsPerLaterEvent => 1;

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["GITHUB_API_URL"] = address.AbsoluteUri.TrimEnd('/');
        variables["GITHUB_TOKEN"] = FakeGitHub.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Json(
        429,
        """{"message":"API rate limit exceeded"}""",
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", (Bench.Time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture)));

    private protected override void AssertHarmless(string body)
    {
        Assert.DoesNotContain("evil", body, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeliveryEventKind.Started, "in_progress")]
    [InlineData(DeliveryEventKind.Succeeded, "success")]
    [InlineData(DeliveryEventKind.Failed, "failure")]
    [InlineData(DeliveryEventKind.RolledBack, "failure")]
    public async Task Each_event_has_its_state(DeliveryEventKind kind, string state)
    {
        await Bench.TellAsync(Observer, Happenings.Of(kind));

        var told = Assert.Single(_gitHub.Statuses).State;
        Assert.Equal(
            (state, "https://ci.example/builds/7?a=1&b=2", "https://yunojuno-uat.example/"),
            (told.GetProperty("state").GetString(), told.GetProperty("log_url").GetString(), told.GetProperty("environment_url").GetString()));
    }

    [Fact]
    public async Task One_deployment_changes_its_state_as_the_delivery_goes_on()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        var deployment = Assert.Single(_gitHub.Deployments);
        Assert.Equal(
            (AppStates.B, "UAT", "deploy", false),
            (
                deployment.GetProperty("ref").GetString(),
                deployment.GetProperty("environment").GetString(),
                deployment.GetProperty("task").GetString(),
                deployment.GetProperty("production_environment").GetBoolean()));
        Assert.Equal([("1", "in_progress"), ("1", "success")], _gitHub.Statuses.Select(told => (told.Deployment, told.State.GetProperty("state").GetString()!)));
    }

    [Fact]
    public async Task Production_is_called_so_and_has_a_deployment_of_its_own()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started) with { Environment = "LIVE", Stage = Stage.Production });

        Assert.Equal([false, true], _gitHub.Deployments.Select(deployment => deployment.GetProperty("production_environment").GetBoolean()));
    }

    [Fact]
    public async Task An_end_that_nobody_saw_is_an_error_and_no_failure()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Failed) with { IsEndUnknown = true });

        Assert.Equal("error", Assert.Single(_gitHub.Statuses).State.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_long_environment_is_cut_in_the_description()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Failed) with { Environment = new string('e', 300) });

        Assert.Empty(Bench.Notes);
    }

    [Fact]
    public async Task A_merge_in_place_of_a_deployment_is_reported()
    {
        _gitHub.Next(StubServer.Json(202, """{"message":"Auto-merged master into topic on deployment."}"""));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Contains("it made no deployment: Auto-merged master", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(409, "a status that is not green")]
    [InlineData(404, "deployments: write")]
    [InlineData(403, "deployments: write")]
    [InlineData(401, "set GITHUB_TOKEN")]
    public async Task A_refusal_says_what_helps(int status, string help)
    {
        _gitHub.Next(StubServer.Json(status, """{"message":"no"}"""));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Contains($"answered {status}", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains(help, Bench.Notes.Single(), StringComparison.Ordinal);
        Assert.Single(_gitHub.Requests);
    }

    [Fact]
    public async Task A_commit_that_was_never_pushed_is_reported()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started) with { Commit = new string('d', 40) });

        Assert.Contains("the commit must have been pushed", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_comes_as_403_is_a_limit()
    {
        _gitHub.Next(StubServer.Json(403, """{"message":"You have exceeded a secondary rate limit"}""", ("Retry-After", "2")));

        Assert.Equal([TimeSpan.FromSeconds(2)], await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started)));
        Assert.Empty(Bench.Notes);
    }

    [Fact]
    public async Task A_state_that_may_have_arrived_is_told_again_and_makes_no_second_deployment()
    {
        _gitHub.Next(StubServer.Json(201, """{"id":1}"""), StubServer.Abort, StubServer.Json(201, """{"state":"in_progress"}"""));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Empty(Bench.Notes);
        Assert.Equal(3, _gitHub.Requests.Count);
    }
}
