using System.Globalization;
using System.Net;

namespace Deployment.Sdk.Heroku;

/// <summary>Uploads a source archive to the place that Heroku gives for it. No app is touched.</summary>
internal sealed class SourceUpload : IDisposable
{
    /// <summary>Attempts, each with a place of its own: a signature may have lapsed, a broken upload may linger.</summary>
    private const int MostAttempts = 4;

    private readonly HerokuEndpoint _endpoint;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>Uploads to a Heroku.</summary>
    /// <param name="endpoint">The Heroku; its token stays here.</param>
    /// <param name="time">The clock of waits and limits.</param>
    public SourceUpload(HerokuEndpoint endpoint, TimeProvider time)
    {
        (_endpoint, _time) = (endpoint, time);
        _http = new HttpClient(HerokuTransport.Open(endpoint, time)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", HerokuConnection.UserAgent);
    }

    /// <summary>Uploads an archive.</summary>
    /// <param name="writer">Asks for the places.</param>
    /// <param name="path">The file: a gzipped tar archive.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="sha256">Its SHA-256, 64 hexadecimal digits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HerokuException">No attempt went through.</exception>
    public async Task<UploadedSource> SendAsync(
        IHerokuWriter writer, string path, long length, string sha256, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var source = await writer.CreateSourceAsync(cancellationToken).ConfigureAwait(false);
            var failure = await PutAsync(source.SourceBlob.PutUrl, path, length, cancellationToken).ConfigureAwait(false);
            if (failure is null)
            {
                return new UploadedSource(source.SourceBlob.GetUrl, "SHA256:" + sha256);
            }

            if (attempt == MostAttempts || failure.Status is { } status && !IsPassing(status))
            {
                throw failure;
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << attempt), _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HerokuException?> PutAsync(Uri place, string path, long length, CancellationToken cancellationToken)
    {
        if (TokenlessAddress.Refuse(place, _endpoint) is { } reason)
        {
            throw new HerokuException($"The source was not uploaded: {reason}");
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            if (file.Length != length)
            {
                throw new IOException($"{path} changed while it was being uploaded: {file.Length} bytes where {length} were promised.");
            }

            // The signature covers the content type: there must be none. The length is what keeps the body from being chunked.
            using var content = new StreamContent(file);
            content.Headers.ContentLength = length;
            using var request = new HttpRequestMessage(HttpMethod.Put, place) { Content = content };
            using var limit = new CancellationTokenSource(TimeLimits.Upload(length), _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            try
            {
                using var answer = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
                return answer.IsSuccessStatusCode
                    ? null
                    : new HerokuException(string.Create(
                        CultureInfo.InvariantCulture, $"The source was not uploaded: {place.Host} answered {(int)answer.StatusCode}{Meaning(answer.StatusCode)}."))
                    {
                        Status = (int)answer.StatusCode,
                        IsOfStorage = true,
                        Remedy = "check the clock of this machine, since the address of an upload is signed for a time; then repeat the command",
                    };
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException
                || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                return new HerokuException($"The source was not uploaded: no answer from {place.Host}: {failure.Message}", failure)
                {
                    Remedy = Remedies.OfSilence,
                };
            }
        }
    }

    private static string Meaning(HttpStatusCode status) =>
        status == HttpStatusCode.Forbidden ? ": the address that Heroku gave for it has expired, or something in between refused it" : "";

    /// <summary>403 is how a storage service says that a signature lapsed; the next attempt has a new one.</summary>
    private static bool IsPassing(int status) =>
        status is (int)HttpStatusCode.Forbidden or (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests or >= 500;
}
