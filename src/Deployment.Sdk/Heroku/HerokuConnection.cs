using Microsoft.Extensions.Http.Resilience;
using Refit;

namespace Deployment.Sdk.Heroku;

/// <summary>One Heroku with one token: what it shows, what it lets change, and what it streams.</summary>
internal sealed class HerokuConnection : IDisposable
{
    private readonly HttpClient _api;

    private HerokuConnection(HerokuEndpoint endpoint, TimeProvider time, IOperator person, HttpMessageHandler? sockets)
    {
        var failures = new HerokuFailures(new Redaction([endpoint.Token]), endpoint.Variable);
        Budget = new RateBudget(person);

        // A call goes down through all of these, and its answer back up.
        _api = new HttpClient(Stack(
            sockets ?? HerokuTransport.Open(endpoint, time),
            new SecondFactorHandler(person, time),
            new EntityTagHandler(),
            new ResilienceHandler(Retries.Pipeline(Budget, time)),
            new AttemptHandler(endpoint, Budget, person),
            new RedirectHandler(endpoint)))
        {
            BaseAddress = endpoint.Api,

            // TimeLimits apply.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _api.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/vnd.heroku+json; version=3");
        _api.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);

        var settings = new RefitSettings(new AnswerSerializer(SystemTextJsonContentSerializer.ForContext(HerokuJson.Default)));

        // Whole in memory before it is sent: with Content-Length, never chunked, and the same on every attempt.
        settings.RequestBodySerialization = RequestBodySerializationMode.Buffered;
        settings.ExceptionFactory = failures.OfAnswerAsync;
        settings.DeserializationExceptionFactory = (response, failure) =>
            ValueTask.FromResult<Exception?>(failures.OfUnreadable(response, failure));
        settings.TransportExceptionFactory = failures.OfSilence;
        Reader = RestService.ForGenerated<IHerokuReader>(_api, settings);
        Writer = RestService.ForGenerated<IHerokuWriter>(_api, settings);
        Api = endpoint.Api;
        Streams = new HerokuStreams(endpoint, time);
        Uploads = new SourceUpload(endpoint, time);
        Dynos = new DynoRuns(endpoint, time);
        Logs = new LogLines(endpoint, time);
    }

    /// <summary>What this package calls itself.</summary>
    public static string UserAgent { get; } = $"Deployment.Sdk/{DeliveryTelemetry.Version}";

    /// <summary>The address of the API.</summary>
    public Uri Api { get; }

    /// <summary>The calls that change nothing.</summary>
    public IHerokuReader Reader { get; }

    /// <summary>The calls that change something.</summary>
    public IHerokuWriter Writer { get; }

    /// <summary>The output of builds and releases.</summary>
    public HerokuStreams Streams { get; }

    /// <summary>Uploads of source.</summary>
    public SourceUpload Uploads { get; }

    /// <summary>One-off dynos.</summary>
    public DynoRuns Dynos { get; }

    /// <summary>The logs of apps.</summary>
    public LogLines Logs { get; }

    /// <summary>How many calls the account has left.</summary>
    public RateBudget Budget { get; }

    /// <summary>Makes a connection; nothing is sent yet.</summary>
    /// <param name="endpoint">The Heroku and the token.</param>
    /// <param name="time">The clock of waits and limits.</param>
    /// <param name="person">Whoever is told and asked; null for nobody.</param>
    /// <param name="sockets">What calls of the API go out by; null for the network.</param>
    public static HerokuConnection Open(
        HerokuEndpoint endpoint, TimeProvider time, IOperator? person = null, HttpMessageHandler? sockets = null) =>
        new(endpoint, time, person ?? NoOperator.Instance, sockets);

    /// <inheritdoc/>
    public void Dispose()
    {
        _api.Dispose();
        Streams.Dispose();
        Uploads.Dispose();
        Logs.Dispose();
    }

    private static HttpMessageHandler Stack(HttpMessageHandler sockets, params ReadOnlySpan<DelegatingHandler> outermostFirst)
    {
        var inner = sockets;
        for (var index = outermostFirst.Length - 1; index >= 0; index--)
        {
            outermostFirst[index].InnerHandler = inner;
            inner = outermostFirst[index];
        }

        return inner;
    }
}
