using System.Text.Json;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>The review apps of a pipeline, as <c>status</c> shows them to whoever asks.</summary>
public sealed class ReviewAppStatusTests
{
    [Fact]
    public async Task Each_is_shown_with_its_branch_its_pull_request_and_why_it_could_not_be_made()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());
        var line = Line(heroku);
        await ReviewAsync(heroku, "feature/bread", 7, isUploaded: true, "created");
        await ReviewAsync(heroku, "feature/\u202ecake", 12, isUploaded: false, "errored");
        await ReviewAsync(heroku, "spike", null, isUploaded: true, "created");

        var ran = await line.RunAsync("status", "--review-apps", "--json");
        var text = await line.RunAsync("status", "--review-apps");
        var unasked = await line.RunAsync("status", "--json");

        // A branch whose review app could not be made is no reason for a job that looks at environments to fail.
        Assert.True(ran.ExitCode == 0, ran.All);
        var reviews = ran.Json.GetProperty("reviewApps").EnumerateArray().ToArray();
        Assert.Equal(
            ["feature/bread 7 created ", "feature/\u202ecake 12 errored The build failed.", "spike  created "],
            reviews.Select(review =>
                $"{review.GetProperty("branch")} {review.GetProperty("pullRequest")} {review.GetProperty("status")} {review.GetProperty("message")}"));
        Assert.StartsWith("yunojuno-pr-7-", reviews[0].GetProperty("app").GetString());
        Assert.Equal("failed", reviews[1].GetProperty("build").GetString());
        Assert.Equal(JsonValueKind.Null, reviews[0].GetProperty("build").ValueKind);

        Assert.Equal(0, text.ExitCode);
        Assert.Matches(@"yunojuno-pr-7-\w+ +feature/bread +#7 +created", text.Output);
        Assert.Matches(@"feature/\\u202ecake +#12 +errored \(build failed\): The build failed\.", text.Output);
        Assert.Matches(@"spike +- +created", text.Output);

        Assert.Equal(JsonValueKind.Null, unasked.Json.GetProperty("reviewApps").ValueKind);
        Assert.Equal(JsonValueKind.Null, unasked.Json.GetProperty("reviewAppsProblem").ValueKind);
    }

    [Fact]
    public async Task A_pipeline_without_any_says_so()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());

        var text = await Line(heroku).RunAsync("status", "--review-apps");
        var json = await Line(heroku).RunAsync("status", "--review-apps", "--json");

        Assert.True(text.ExitCode == 0, text.All);
        Assert.Contains("the pipeline yunojuno has no review apps", text.Output, StringComparison.Ordinal);
        Assert.Empty(json.Json.GetProperty("reviewApps").EnumerateArray());
    }

    [Fact]
    public async Task Those_that_cannot_be_read_are_a_failure_beside_what_runs()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());
        var pipeline = await heroku.CallAsync("GET", "/pipelines/yunojuno");
        await heroku.CallAsync("PATCH", $"/pipelines/{pipeline.GetProperty("id")}", new { name = "renamed" });

        var ran = await Line(heroku).RunAsync("status", "--review-apps", "--json");

        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.StartsWith("the review apps of yunojuno cannot be read: ", ran.Json.GetProperty("reviewAppsProblem").GetString());
        Assert.All(ran.Json.GetProperty("apps").EnumerateArray(), app => Assert.Equal(JsonValueKind.Null, app.GetProperty("problem").ValueKind));
    }

    private static CommandLine Line(LoopbackHeroku heroku)
    {
        var line = heroku.Line();
        line.Environment["HEROKU_API_KEY"] = heroku.Token;
        line.Environment["HEROKU_API_KEY_LIVE"] = heroku.ProductionToken;
        return line;
    }

    private static async Task ReviewAsync(LoopbackHeroku heroku, string branch, int? number, bool isUploaded, string status)
    {
        var pipeline = (await heroku.CallAsync("GET", "/pipelines/yunojuno")).GetProperty("id").GetString();
        var source = await heroku.SourceAsync(isUploaded);
        var review = await heroku.CallAsync("POST", "/review-apps", new { branch, pipeline, pr_number = number, source_blob = new { url = source } });
        var id = review.GetProperty("id").GetString();
        while ((await heroku.CallAsync("GET", $"/review-apps/{id}")).GetProperty("status").GetString() != status)
        {
            await Task.Yield();
        }
    }
}
