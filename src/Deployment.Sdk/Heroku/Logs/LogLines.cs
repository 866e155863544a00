using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Deployment.Sdk.Heroku;

/// <summary>Reads an app's log from the address of a <see cref="LogSession"/>, without a token.</summary>
internal sealed class LogLines : IDisposable
{
    private const string Events = "text/event-stream";

    private readonly HerokuEndpoint _endpoint;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>Reads the logs of a Heroku.</summary>
    /// <param name="endpoint">The Heroku; its token stays here.</param>
    /// <param name="time">The clock by which calls are measured.</param>
    public LogLines(HerokuEndpoint endpoint, TimeProvider time)
    {
        (_endpoint, _time) = (endpoint, time);
        _http = new HttpClient(HerokuTransport.Open(endpoint, time)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", Events);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", HerokuConnection.UserAgent);
    }

    /// <summary>
    /// The lines, as they are logged. Without <see cref="LogSessionRequest.Tail"/> they end by themselves; with it Heroku closes the
    /// session after an hour, or earlier. A session is read once: after a cut a new one has to be made.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="silence">
    /// How long no line may come before reading ends, as at the end of the log: a connection may die without a word, and so may an app
    /// that logs nothing.
    /// </param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="HerokuException">The address is not one to read from, or answers badly or not at all; a cut connection.</exception>
    public async IAsyncEnumerable<string> ReadAsync(
        LogSession session, TimeSpan silence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var quiet = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, quiet.Token);
        using var answer = await OpenAsync(session.LogplexUrl, cancellationToken).ConfigureAwait(false);
        var stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var lines = answer.Content.Headers.ContentType?.MediaType == Events
            ? EventsAsync(stream, either.Token)
            : PlainAsync(stream, either.Token);
        var reading = lines.GetAsyncEnumerator(either.Token);
        await using (reading.ConfigureAwait(false))
        {
            while (await NextAsync(reading, quiet, silence, cancellationToken).ConfigureAwait(false))
            {
                yield return reading.Current;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        if (TokenlessAddress.Refuse(address, _endpoint) is { } reason)
        {
            throw new HerokuException(reason);
        }

        using var patience = new CancellationTokenSource(TimeLimits.Read, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
            {
                return answer;
            }

            using (answer)
            {
                // Never the address: it is signed.
                throw new HerokuException(string.Create(
                    CultureInfo.InvariantCulture, $"the log cannot be read: its session answered {(int)answer.StatusCode}"))
                {
                    Status = (int)answer.StatusCode,
                    IsCut = (int)answer.StatusCode is 404 or 410 or >= 500,
                };
            }
        }
        catch (HttpRequestException failure)
        {
            throw Cut(failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HerokuException(string.Create(
                CultureInfo.InvariantCulture,
                $"the log cannot be read: its session did not answer within {TimeLimits.Read.TotalSeconds} s"))
            {
                IsCut = true,
            };
        }
    }

    private static async Task<bool> NextAsync(
        IAsyncEnumerator<string> lines, CancellationTokenSource quiet, TimeSpan silence, CancellationToken cancellationToken)
    {
        try
        {
            quiet.CancelAfter(silence);
            return await lines.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw Cut(failure);
        }
    }

    private static HerokuException Cut(Exception failure) => new($"the log was cut: {failure.Message}", failure) { IsCut = true };

    // One event may carry several lines.
    private static async IAsyncEnumerable<string> EventsAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happening in SseParser.Create(stream).EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var line in happening.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return line;
            }
        }
    }

    private static async IAsyncEnumerable<string> PlainAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return line;
        }
    }
}
