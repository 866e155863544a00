using System.Net;
using Deployment.Sdk.Heroku;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Deployment.Sdk.Execution;

/// <summary>How a call reaches an outside service, and when it is sent again.</summary>
internal static class ServiceTransport
{
    /// <summary>Sockets that follow no redirect, which would take a credential along, and keep no cookie.</summary>
    public static HttpMessageHandler Sockets(bool useProxy) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        AutomaticDecompression = DecompressionMethods.All,

        // What a trace carries along is nobody's business out there.
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeLimits.Connect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Calls that are repeated where a repeat is harmless.</summary>
    /// <param name="service">Which calls those are, and how it asks for patience.</param>
    /// <param name="sockets">What is below.</param>
    /// <param name="patience">The longest wait that the service may ask for; a longer one is reported instead.</param>
    /// <param name="time">The clock.</param>
    public static HttpMessageHandler Repeating(OutsideService service, HttpMessageHandler sockets, TimeSpan patience, TimeProvider time) =>
        new ResilienceHandler(Pipeline(service, patience, time)) { InnerHandler = new WholeAnswer { InnerHandler = sockets } };

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(OutsideService service, TimeSpan patience, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(500),
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Context.GetRequestMessage() is { } request && ShouldRepeat(service, request, arguments.Outcome, patience, time)),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } answer && service.Throttled(answer, time.GetUtcNow()) is { } wait
                        ? Longer(answer, wait, arguments.AttemptNumber, patience)
                        : (TimeSpan?)null),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeLimits.Read })
            .Build();

    // A service that names no time is left alone for longer each time, and not by all that it refused at once.
    private static TimeSpan Longer(HttpResponseMessage answer, TimeSpan wait, int attempt, TimeSpan patience)
    {
        if (answer.Headers.RetryAfter is not null || wait != OutsideService.UnnamedWait)
        {
            return wait;
        }

        var longer = wait * Math.Pow(2, attempt) * (1 + (Random.Shared.NextDouble() / 2));
        return longer < patience ? longer : patience;
    }

    private static bool ShouldRepeat(
        OutsideService service, HttpRequestMessage request, Outcome<HttpResponseMessage> outcome, TimeSpan patience, TimeProvider time) =>
        outcome switch
        {
            { Exception: { } failure } =>
                TransportFailure.IsPassing(failure) && (TransportFailure.NeverSent(failure) || service.MayRepeat(request)),
            { Result: { } answer } when service.Throttled(answer, time.GetUtcNow()) is { } wait => wait <= patience,
            { Result.StatusCode: >= HttpStatusCode.InternalServerError } => service.MayRepeat(request),
            _ => false,
        };
}
