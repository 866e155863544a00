using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>
/// Calls as a check spells them: without repeats, without pages, without a reading of the answer, so that what is seen is what came.
/// </summary>
internal sealed class ContractCalls(HerokuEndpoint endpoint, TimeProvider time) : IDisposable
{
    /// <summary>What version 3 of the API is asked for with.</summary>
    public const string Version = "application/vnd.heroku+json; version=3";

    private readonly HttpClient _http = new(HerokuTransport.Open(endpoint, time)) { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Whether a call got no answer, and not because somebody stopped us.</summary>
    public static bool IsSilence(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or IOException
        || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public Task<Seen> GetAsync(string path, CancellationToken cancellationToken, params (string Name, string Value)[] headers) =>
        SendAsync("GET", path, null, cancellationToken, headers);

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path at the API.</param>
    /// <param name="json">The body; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="headers">Headers in place of the usual ones; an empty value leaves one out.</param>
    public async Task<Seen> SendAsync(
        string method, string path, string? json, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(endpoint.Api, path));
        var wanted = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Accept"] = Version,
            ["Authorization"] = $"Bearer {endpoint.Token}",
            ["User-Agent"] = HerokuConnection.UserAgent,
        };
        foreach (var (name, value) in headers)
        {
            wanted[name] = value;
        }

        foreach (var (name, value) in wanted.Where(header => header.Value.Length > 0))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return await SeeAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts bytes to an address of storage: never with a token.</summary>
    public async Task<Seen> PutAsync(
        Uri address, byte[] bytes, string? contentType, bool isChunked, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        request.Headers.TransferEncodingChunked = isChunked;
        return await SeeAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a command on an attached dyno, in the way that a delivery does, for two minutes at most.</summary>
    /// <returns>Its status; null when its end was not seen.</returns>
    public async Task<int?> RunAsync(string app, string command, Action<string> line, CancellationToken cancellationToken)
    {
        using var heroku = HerokuConnection.Open(endpoint, time);
        return await new DynoRuns(endpoint, time) { Limit = TimeSpan.FromMinutes(2) }
            .RunAsync(heroku.Writer, app, command, line, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Seen> SeeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return new Seen(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            Parse(text));
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
