using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Reads the output of builds and release commands, without a token. The output is for people: nothing is concluded from it, so
/// output that cannot be read is one line that says so, never a failure of the delivery.
/// </summary>
internal sealed class HerokuStreams : IDisposable
{
    /// <summary>How often a stream that is not there yet is asked for again, once a second.</summary>
    private const int MostAbsences = 120;

    /// <summary>How often in a row a stream may be cut without a new byte.</summary>
    private const int MostCuts = 8;

    private readonly HerokuEndpoint _endpoint;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>Reads the streams of a Heroku.</summary>
    /// <param name="endpoint">The Heroku; its token stays here.</param>
    /// <param name="time">The clock of waits and limits.</param>
    public HerokuStreams(HerokuEndpoint endpoint, TimeProvider time)
    {
        (_endpoint, _time) = (endpoint, time);

        // Ranges count the bytes of the output, not those of a compressed form.
        var sockets = HerokuTransport.Open(endpoint, time, DecompressionMethods.None);
        _http = new HttpClient(new RedirectHandler(endpoint) { InnerHandler = sockets }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/plain");
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", HerokuConnection.UserAgent);
    }

    /// <summary>The lines of an output, as they appear, until it ends. Does not end by itself while the command is silent.</summary>
    /// <param name="outputStreamUrl">The address in a build or a release.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<string> ReadLinesAsync(
        Uri outputStreamUrl, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineSplitter();
        var buffer = new byte[16 * 1024];
        var progress = new StreamProgress(MostAbsences, MostCuts);
        while (!progress.IsOver)
        {
            using var answer = await OpenAsync(outputStreamUrl, progress, cancellationToken).ConfigureAwait(false);
            if (answer is not null)
            {
                var seen = progress.Enter(answer);
                if (seen < 0)
                {
                    progress.Advance(-seen);
                    yield return $"[{-seen} bytes of the output are missing here]";
                    seen = 0;
                }

                var stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                while (await ReadAsync(stream, buffer, progress, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    var output = StreamProgress.WithoutSignsOfLife(buffer.AsSpan(0, count));
                    var known = (int)Math.Min(seen, output.Length);
                    seen -= known;
                    progress.Advance(output.Length - known);
                    foreach (var line in lines.Add(output.AsSpan(known)))
                    {
                        yield return line;
                    }
                }
            }

            if (!progress.IsOver)
            {
                await Task.Delay(progress.Pause, _time, cancellationToken).ConfigureAwait(false);
            }
        }

        if (lines.Rest() is { } rest)
        {
            yield return rest;
        }

        if (progress.Complaint is { } complaint)
        {
            yield return $"[the output cannot be read: {complaint}]";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Opens the stream where reading stopped; null when there is nothing to read now, or ever, as the progress then says.</summary>
    private async Task<HttpResponseMessage?> OpenAsync(Uri address, StreamProgress progress, CancellationToken cancellationToken)
    {
        if (TokenlessAddress.Refuse(address, _endpoint) is { } reason)
        {
            progress.GiveUp(reason);
            return null;
        }

        var answer = await SendAsync(address, progress, cancellationToken).ConfigureAwait(false);
        if (answer?.RequestMessage is { } request && HerokuCall.Of(request).Detour is { } detour)
        {
            progress.GiveUp(detour);
        }

        return !progress.IsOver && progress.Accept(answer) ? answer : Discard(answer);
    }

    private async Task<HttpResponseMessage?> SendAsync(Uri address, StreamProgress progress, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (progress.Position > 0)
        {
            request.Headers.Range = new RangeHeaderValue(progress.Position, null);
        }

        using var patience = new CancellationTokenSource(TimeLimits.Silence, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsCut(failure, cancellationToken))
        {
            progress.Cut(failure.Message);
            return null;
        }
    }

    /// <summary>How many bytes came; 0 when the stream ended or broke, as the progress then says.</summary>
    private async Task<int> ReadAsync(Stream stream, byte[] buffer, StreamProgress progress, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(TimeLimits.Silence, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var count = await stream.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            if (count == 0)
            {
                progress.End();
            }

            return count;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Silence is no failure, a migration may take its time: open the stream again where reading stopped.
            return 0;
        }
        catch (Exception failure) when (IsCut(failure, cancellationToken))
        {
            progress.Cut(failure.Message);
            return 0;
        }
    }

    private static HttpResponseMessage? Discard(HttpResponseMessage? answer)
    {
        answer?.Dispose();
        return null;
    }

    private static bool IsCut(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or IOException
        || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
