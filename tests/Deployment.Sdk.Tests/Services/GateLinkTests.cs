using Deployment.Sdk.Services.CircleCi;
using Deployment.Sdk.Services.Codeship;
using Deployment.Sdk.Tests.Services.GitHub;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services;

/// <summary>Where a gate says that there is more to read.</summary>
public sealed class GateLinkTests : IAsyncLifetime
{
    private readonly FakeGitHub _gitHub = new();
    private readonly ServiceBench _bench = new();

    public async ValueTask InitializeAsync()
    {
        await _gitHub.StartAsync();
        _bench.Variables["GITHUB_API_URL"] = _gitHub.Address.AbsoluteUri;
        _bench.Variables["GITHUB_TOKEN"] = FakeGitHub.Token;
        _gitHub.Pages["test"] = "https://github.com/yunojuno/platform/actions/runs/7/job/8";
        _gitHub.Pages["ci/lint"] = "https://ci.example/builds/9";
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _gitHub.DisposeAsync();
    }

    [Theory]
    [InlineData("completed", "success", "GitHub: \"test\" passed for the commit (https://github.com/yunojuno/platform/actions/runs/7/job/8)")]
    [InlineData("completed", "failure", "GitHub: check \"test\" of the commit ended with \"failure\" (https://github.com/yunojuno/platform/actions/runs/7/job/8)")]
    [InlineData("in_progress", null, "GitHub: check \"test\" of the commit is \"in_progress\" after 10 s (https://github.com/yunojuno/platform/actions/runs/7/job/8)")]
    public async Task A_check_run_leads_to_its_page(string status, string? conclusion, string said)
    {
        _gitHub.CheckRuns.Add((AppStates.A, "test", status, conclusion, "github-actions"));

        Assert.Equal(said, await SaidAsync("test"));
    }

    [Theory]
    [InlineData("success", "GitHub: \"ci/lint\" passed for the commit (https://ci.example/builds/9)")]
    [InlineData("error", "GitHub: check \"ci/lint\" of the commit ended with \"error\" (https://ci.example/builds/9)")]
    [InlineData("pending", "GitHub: check \"ci/lint\" of the commit is \"pending\" after 10 s (https://ci.example/builds/9)")]
    public async Task A_status_leads_to_the_page_that_its_service_names(string state, string said)
    {
        _gitHub.CommitStatuses.Add((AppStates.A, "ci/lint", state));

        Assert.Equal(said, await SaidAsync("ci/lint"));
    }

    [Theory]
    [InlineData("http://ci.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:password@ci.example/")]
    [InlineData("not an address")]
    [InlineData("")]
    public async Task What_is_no_page_to_open_is_not_linked(string page)
    {
        _gitHub.Pages["ci/lint"] = page;
        _gitHub.CommitStatuses.Add((AppStates.A, "ci/lint", "success"));

        Assert.Equal("GitHub: \"ci/lint\" passed for the commit", await SaidAsync("ci/lint"));
    }

    [Fact]
    public void A_job_of_CircleCIs_cloud_leads_to_its_page_and_of_a_server_nobody_knows()
    {
        var cloud = new Uri(CircleCiService.Cloud);

        Assert.Equal("https://app.circleci.com/pipelines/gh/yunojuno/platform/7", CircleCiService.Page(cloud, "gh/yunojuno/platform", 7, null, null)?.AbsoluteUri);
        Assert.Equal(
            "https://app.circleci.com/pipelines/gh/yunojuno/platform/7/workflows/w-1/jobs/12",
            CircleCiService.Page(cloud, "gh/yunojuno/platform", 7, "w-1", 12)?.AbsoluteUri);
        Assert.Null(CircleCiService.Page(new Uri("https://circleci.yunojuno.example/api/v2/"), "gh/yunojuno/platform", 7, "w-1", 12));
    }

    [Fact]
    public void A_build_of_Codeship_is_to_be_read_where_its_API_has_it() =>
        Assert.Equal(
            "https://codeship.example/v2/organizations/o/projects/p/builds/b",
            CodeshipService.Page(new Uri("https://codeship.example/v2/?x=1"), "o", "p", "b")?.AbsoluteUri);

    private async Task<string?> SaidAsync(string check)
    {
        var refused = await _bench.AskAsync(new GitHubChecksAttribute("yunojuno", "platform", check) { Wait = 10 });
        return refused is null ? _bench.Notes.Last()["note: ".Length..] : refused.Reason["UAT is closed: ".Length..];
    }
}
