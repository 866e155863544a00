using System.Globalization;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.GitLab;

public sealed class GitLabTests : ObserverServiceTests
{
    private readonly FakeGitLab _gitLab;

    public GitLabTests()
        : this(new FakeGitLab(), new ServiceBench())
    {
    }

    private GitLabTests(FakeGitLab fake, ServiceBench bench)
        : base(fake, bench) => _gitLab = fake;

    private protected override GitLabAttribute Observer { get; } = new("yunojuno/platform");

    private protected override (string Name, string Value) Credential => ("GITLAB_TOKEN", FakeGitLab.Token);

    private protected override string Secret => FakeGitLab.Token;

    private protected override IReadOnlyList<DeliveryEventKind> Told =>
        [DeliveryEventKind.Started, DeliveryEventKind.Succeeded, DeliveryEventKind.Failed, DeliveryEventKind.RolledBack];

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["GITLAB_API_URL"] = $"{address}api/v4";
        variables["GITLAB_TOKEN"] = FakeGitLab.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Status(
        429, ("RateLimit-Reset", (Bench.Time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture)));

    private protected override void AssertHarmless(string body) =>
        Assert.Equal("feature/<https://evil.example|click>", Assert.Single(_gitLab.Deployments).Deployment.GetProperty("ref").GetString());

    [Theory]
    [InlineData(DeliveryEventKind.Succeeded, "success")]
    [InlineData(DeliveryEventKind.Failed, "failed")]
    [InlineData(DeliveryEventKind.RolledBack, "failed")]
    public async Task One_deployment_runs_and_ends(DeliveryEventKind end, string status)
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        Assert.Equal("running", Assert.Single(_gitLab.Deployments).Status);

        await Bench.TellAsync(Observer, Happenings.Of(end));

        var (deployment, now) = Assert.Single(_gitLab.Deployments);
        Assert.Empty(Bench.Notes);
        Assert.Equal(
            (status, "UAT", AppStates.B, "master", false),
            (
                now,
                deployment.GetProperty("environment").GetString(),
                deployment.GetProperty("sha").GetString(),
                deployment.GetProperty("ref").GetString(),
                deployment.GetProperty("tag").GetBoolean()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("main")]
    public async Task A_promotion_is_shown_under_the_branch_that_is_declared_or_the_commit(string? branch)
    {
        await Bench.TellAsync(
            new GitLabAttribute("yunojuno/platform") { PromotionBranch = branch },
            Happenings.Of(DeliveryEventKind.Started) with { Branch = null, PromotedFrom = "UAT", Environment = "LIVE" });

        Assert.Equal(branch ?? AppStates.B, Assert.Single(_gitLab.Deployments).Deployment.GetProperty("ref").GetString());
    }

    [Fact]
    public async Task An_end_that_may_have_arrived_is_told_again()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        _gitLab.Next(StubServer.Abort, StubServer.Status(502));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Empty(Bench.Notes);
        Assert.Equal("success", Assert.Single(_gitLab.Deployments).Status);
    }

    [Theory]
    [InlineData(401, "set GITLAB_TOKEN")]
    [InlineData(403, "where it is protected")]
    [InlineData(404, "there is no such project")]
    public async Task A_refusal_says_what_helps(int status, string help)
    {
        _gitLab.Next(StubServer.Json(status, """{"message":"no"}"""));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Contains($"answered {status}", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains(help, Bench.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_names_its_wait_is_waited_for()
    {
        _gitLab.Next(StubServer.Status(429, ("Retry-After", "2")));

        Assert.Equal([TimeSpan.FromSeconds(2)], await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started)));
        Assert.Empty(Bench.Notes);
    }
}
