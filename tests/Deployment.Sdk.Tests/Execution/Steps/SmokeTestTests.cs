using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Execution.Steps;

public sealed class SmokeTestTests
{
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };

    [Fact]
    public async Task The_expected_status_passes_below_the_apps_own_path()
    {
        var (outcome, context, asked) = await RunAsync(new SmokeTestAttribute("/health"), HttpStatusCode.OK);

        Assert.Equal(StepOutcome.Succeeded, outcome);
        Assert.Equal(["http://app.example/base/health"], asked);
        Assert.Equal(["http://app.example/base/health answered 200 (attempt 1 of 6)"], context.Reported);
    }

    [Fact]
    public async Task It_is_asked_again_while_the_app_starts()
    {
        var (outcome, _, asked) = await RunAsync(
            new SmokeTestAttribute("/health"), HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);

        Assert.Equal(StepOutcome.Succeeded, outcome);
        Assert.Equal(3, asked.Count);
    }

    [Fact]
    public async Task After_its_attempts_it_fails_with_the_last_answer()
    {
        var (outcome, _, asked) = await RunAsync(
            new SmokeTestAttribute("/health") { Attempts = 2, ExpectStatus = 204 }, HttpStatusCode.OK, HttpStatusCode.NotFound);

        Assert.Equal(StepOutcome.Failed("http://app.example/base/health answered 404, expected 204"), outcome);
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task An_app_that_cannot_be_reached_says_so()
    {
        var (outcome, _, _) = await RunAsync(new SmokeTestAttribute("/") { Attempts = 1 }, (HttpStatusCode)0);

        Assert.Contains("could not be reached (ConnectionError)", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_does_not_answer_costs_the_timeout_and_no_more()
    {
        var (outcome, _, _) = await RunAsync(new SmokeTestAttribute("/") { Attempts = 1, Timeout = 3 }, (HttpStatusCode)1);

        Assert.Contains("did not answer within 3 s", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_without_an_address_fails()
    {
        using var http = new HttpClient();

        Assert.Equal(
            StepOutcome.Failed("yunojuno-uat has no web_url to ask"),
            await new SmokeTestAttribute("/").RunAsync(new StepStub(_time, http) { WebUrl = null }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{\"commit\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}", null, true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", null, true)]
    [InlineData("ok", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true)]
    [InlineData("aaaaaaa", null, false)]
    [InlineData("{\"commit\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"}", "bbbbbbb", false)]
    [InlineData("", null, false)]
    public async Task The_commit_counts_by_its_full_hash_in_the_body_or_a_header(string body, string? header, bool passes)
    {
        using var http = new HttpClient(new OneAnswer(body, header));
        var outcome = await new SmokeTestAttribute("/") { ExpectCommit = true, Attempts = 1 }
            .RunAsync(new StepStub(_time, http), TestContext.Current.CancellationToken);

        Assert.Equal(passes ? StepOutcomeKind.Succeeded : StepOutcomeKind.Failed, outcome.Kind);
    }

    [Fact]
    public async Task The_body_is_read_no_further_than_64_KiB()
    {
        using var http = new HttpClient(new OneAnswer(new string(' ', 100_000) + new string('a', 40), null));
        var outcome = await new SmokeTestAttribute("/") { ExpectCommit = true, Attempts = 1 }
            .RunAsync(new StepStub(_time, http), TestContext.Current.CancellationToken);

        Assert.Contains("answered 200 without the commit, expected 200 and the commit aaaa", outcome.Reason, StringComparison.Ordinal);
    }

    private sealed class OneAnswer(string body, string? header) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage { Content = new StringContent(body) };
            if (header is not null)
            {
                response.Headers.Add("X-Commit", header);
            }

            return Task.FromResult(response);
        }
    }

    private async Task<(StepOutcome Outcome, StepStub Context, List<string> Asked)> RunAsync(SmokeTestAttribute smoke, params HttpStatusCode[] answers)
    {
        var server = new Answers(answers);
        using var http = new HttpClient(server);
        var context = new StepStub(_time, http);
        var running = smoke.RunAsync(context, TestContext.Current.CancellationToken);
        while (!running.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return (await running, context, server.Asked);
    }

    /// <summary>0 cannot be reached, 1 never answers.</summary>
    private sealed class Answers(HttpStatusCode[] answers) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            switch (answers[Asked.Count - 1])
            {
                case 0:
                    throw new HttpRequestException(HttpRequestError.ConnectionError);
                case (HttpStatusCode)1:
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    break;
            }

            return new HttpResponseMessage(answers[Asked.Count - 1]);
        }
    }
}
