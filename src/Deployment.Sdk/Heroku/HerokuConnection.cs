using System.Reflection;
using Microsoft.Extensions.Http.Resilience;
using Refit;

namespace Deployment.Sdk.Heroku;

/// <summary>One Heroku with one token: what it shows, what it lets change, and what it streams.</summary>
internal sealed class HerokuConnection : IDisposable
{
    private readonly HttpClient _api;

    private HerokuConnection(HerokuEndpoint endpoint, TimeProvider time)
    {
        var failures = new HerokuFailures(new Redaction([endpoint.Token]));
        _api = new HttpClient(new ResilienceHandler(Retries.Pipeline(time))
        {
            InnerHandler = new AttemptHandler(endpoint)
            {
                InnerHandler = new RedirectHandler(endpoint) { InnerHandler = HerokuTransport.Open(endpoint) },
            },
        })
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
    }

    /// <summary>What this package calls itself.</summary>
    public static string UserAgent { get; } = "Deployment.Sdk/" + (typeof(HerokuConnection).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");

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

    /// <summary>Makes a connection; nothing is sent yet.</summary>
    /// <param name="endpoint">The Heroku and the token.</param>
    /// <param name="time">The clock of waits and limits.</param>
    public static HerokuConnection Open(HerokuEndpoint endpoint, TimeProvider time) => new(endpoint, time);

    /// <inheritdoc/>
    public void Dispose()
    {
        _api.Dispose();
        Streams.Dispose();
        Uploads.Dispose();
    }
}
