using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Deployment.Sdk.Heroku;

/// <summary>How often, how long and how patiently a call is repeated; whether it may be is for <see cref="RepeatPolicy"/>.</summary>
internal static class Retries
{
    /// <summary>Repeats after the first attempt; an urgent call that is refused for want of calls is repeated for <see cref="Urgent"/>.</summary>
    public const int Most = 5;

    /// <summary>
    /// How long an urgent call is repeated while Heroku refuses it for want of calls: up to the limit of a call, with time left for the
    /// last attempt, so that the refusal is reported and not the time.
    /// </summary>
    public static readonly TimeSpan Urgent = TimeLimits.Call - TimeSpan.FromSeconds(10);

    /// <summary>The pipeline that every call goes through.</summary>
    /// <param name="budget">Is told when a call waits because the account has none left.</param>
    /// <param name="time">The clock of waits and limits.</param>
    public static ResiliencePipeline<HttpResponseMessage> Pipeline(RateBudget budget, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeLimits.Call })
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(20),
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Context.GetRequestMessage() is { } request
                    && ShouldRepeat(request, arguments.Outcome, time.GetUtcNow())
                    && (arguments.AttemptNumber < Most || IsPressing(request, arguments.Outcome, time))),
                DelayGenerator = arguments => ValueTask.FromResult(
                    RetryAfter.Of(arguments.Outcome.Result, time.GetUtcNow()) is var asked && IsRefused(arguments.Outcome)
                        ? BackOff(arguments.Context.GetRequestMessage()!, arguments.AttemptNumber, asked)
                        : asked),
                OnRetry = arguments =>
                {
                    if (IsRefused(arguments.Outcome))
                    {
                        HerokuCall.Of(arguments.Context.GetRequestMessage()!).RefusedAt ??= time.GetTimestamp();
                        budget.Wait(arguments.Context.GetRequestMessage()!, arguments.RetryDelay);
                    }

                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => ValueTask.FromResult(
                    arguments.Context.GetRequestMessage() is { } request ? TimeLimits.Attempt(request.Method) : TimeLimits.Write),
            })
            .Build();

    /// <summary>Whether a call is made again after an attempt that ended so.</summary>
    /// <param name="request">The call.</param>
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="now">The time.</param>
    public static bool ShouldRepeat(HttpRequestMessage request, Outcome<HttpResponseMessage> outcome, DateTimeOffset now)
    {
        var mayRepeat = RepeatPolicy.MayRepeat(request.Method, request.RequestUri!.AbsolutePath);
        return outcome switch
        {
            { Exception: { } failure } => TransportFailure.IsPassing(failure) && (mayRepeat || TransportFailure.NeverSent(failure)),
            { Result.StatusCode: HttpStatusCode.TooManyRequests } when IsUrgent(request) => true,
            { Result: { } response } when RetryAfter.Of(response, now) > TimeLimits.Wait => false,
            { Result.StatusCode: HttpStatusCode.TooManyRequests } => true,
            { Result.StatusCode: >= HttpStatusCode.InternalServerError } => mayRepeat,
            _ => false,
        };
    }

    private static bool IsPressing(HttpRequestMessage request, Outcome<HttpResponseMessage> outcome, TimeProvider time) =>
        IsRefused(outcome)
        && IsUrgent(request)
        && HerokuCall.Of(request).RefusedAt is { } refused
        && time.GetElapsedTime(refused) < Urgent;

    private static bool IsUrgent(HttpRequestMessage request) => RepeatPolicy.IsUrgent(request.Method, request.RequestUri!.AbsolutePath);

    private static bool IsRefused(Outcome<HttpResponseMessage> outcome) => outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests;

    /// <summary>
    /// Heroku gives no time to come back at; the account's calls grow by one in one to three seconds. So 4 s, doubled each time up to
    /// a minute; 3 s for what is urgent, whatever the answer says; a quarter more or less, so that several programs do not come back
    /// together, nor earlier than an answer asks for.
    /// </summary>
    private static TimeSpan BackOff(HttpRequestMessage request, int attempt, TimeSpan? asked)
    {
        var isUrgent = IsUrgent(request);
        var own = TimeSpan.FromSeconds(isUrgent ? 3 : Math.Min(4 << attempt, 60));
        var spread = own * Random.Shared.NextDouble() / 2;
        var wait = (own * 0.75) + spread;
        return !isUrgent && asked is { } least && least + spread > wait ? least + spread : wait;
    }
}
