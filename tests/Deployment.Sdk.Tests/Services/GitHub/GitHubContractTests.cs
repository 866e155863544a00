using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Deployment.Sdk.Services.GitHub;
using Deployment.Sdk.Tests.Heroku;
using Refit;

namespace Deployment.Sdk.Tests.Services.GitHub;

/// <summary>
/// GitHub's own OpenAPI text against the requests of the tests. <see cref="FakeGitHub"/> holds every request against it, in every test; these say
/// that it does.
/// </summary>
public sealed class GitHubContractTests
{
    public static TheoryData<string> Calls =>
    [
        .. from method in new[] { typeof(IGitHubApi), typeof(IGitHubChecksApi) }.SelectMany(type => type.GetMethods())
           let http = method.GetCustomAttribute<HttpMethodAttribute>()!
           select $"{http.Method} {Regex.Replace(http.Path.Split('?')[0], @"\{[^}]*\}", "7")}",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Every_call_is_one_of_the_text(string call)
    {
        var problems = Text().Problems(Request(call));

        Assert.DoesNotContain(problems, problem => problem.Contains("there is no such call", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("POST /repos/o/r/deployments", """{"ref":"abc","auto_merge":"no"}""", "/auto_merge: type")]
    [InlineData("POST /repos/o/r/deployments", """{"environment":"UAT"}""", "required")]
    [InlineData("POST /repos/o/r/deployments", """{"ref":"abc","enviroment":"UAT"}""", "/enviroment")]
    [InlineData("POST /repos/o/r/deployments/7/statuses", """{"state":"done"}""", "/state: enum")]
    [InlineData("POST /repos/o/r/deployments/seven/statuses", """{"state":"success"}""", "deployment_id")]
    [InlineData("POST /repos/o/r/issues/7/comments", "", "the body is missing")]
    [InlineData("GET /repos/o/r/commits/abc/check-runs?filter=newest", "", "filter")]
    [InlineData("GET /repos/o/r/commits/abc/check-runs?perpage=3", "", "the query has no parameter perpage")]
    [InlineData("PATCH /repos/o/r/deployments", "{}", "there is no such call")]
    public void What_the_text_does_not_say_is_found(string call, string body, string problem) =>
        Assert.Contains(Text().Problems(Request(call, body)), found => found.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public async Task A_test_whose_request_is_not_as_the_text_says_fails_at_its_end()
    {
        _ = Text();
        var github = new FakeGitHub();
        await github.StartAsync();
        using var http = new HttpClient { BaseAddress = github.Address };
        using var content = new StringContent("""{"state":"done"}""", Encoding.UTF8, "application/json");
        (await http.PostAsync("repos/yunojuno/platform/deployments/1/statuses", content, TestContext.Current.CancellationToken)).Dispose();

        var failure = await Record.ExceptionAsync(async () => await github.DisposeAsync());

        Assert.Contains("/state: enum", failure?.Message, StringComparison.Ordinal);
    }

    private static OpenApiText Text()
    {
        Assert.SkipWhen(OpenApiText.GitHub is null, $"{OpenApiText.GitHubVariable} names no file; .ci/run sets it to GitHub's OpenAPI text");
        return OpenApiText.GitHub!;
    }

    private static Received Request(string call, string body = "") => new(
        call.Split(' ')[0],
        call.Split(' ')[1],
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json; charset=utf-8" },
        Encoding.UTF8.GetBytes(body));
}
