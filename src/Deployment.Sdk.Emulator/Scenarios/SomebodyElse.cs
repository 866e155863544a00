using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>
/// Acts on an app in the middle of another's request, as any client would: over HTTP. What it does has therefore just the effects that
/// it has on anybody's behalf. It has a token of this run and is asked for no second factor, whatever the request that it comes between
/// came with.
/// </summary>
internal sealed class SomebodyElse(string token) : IDisposable
{
    private const string Header = "Rehearsal-Somebody-Else";

    private readonly string _secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    /// <summary>Whether a request is one of these; no scenario touches it.</summary>
    public bool Is(HttpRequest request)
    {
        var isMine = request.Headers[Header].ToString() is { Length: > 0 } shown && Hosting.Secret.Equal(_secret, shown);
        if (isMine)
        {
            request.HttpContext.Items[Header] = this;
        }

        return isMine;
    }

    /// <summary>Whether a request was found to be one of these.</summary>
    public static bool Sent(HttpContext http) => http.Items[Header] is SomebodyElse;

    public Task SetConfigAsync(HttpRequest witness, string app, IEnumerable<KeyValuePair<string, string?>> values) =>
        SendAsync(witness, HttpMethod.Patch, $"/apps/{app}/config-vars", Object(values));

    /// <summary>Releases code of a commit: a slug like the one that runs, with another commit.</summary>
    public async Task ReleaseAsync(HttpRequest witness, string app, string commit)
    {
        var slug = await SendAsync(
            witness,
            HttpMethod.Post,
            $"/apps/{app}/slugs",
            new JsonObject { ["process_types"] = new JsonObject { ["web"] = "somebody-else" }, ["commit"] = commit }).ConfigureAwait(false);
        await SendAsync(
            witness,
            HttpMethod.Post,
            $"/apps/{app}/releases",
            new JsonObject { ["slug"] = (string?)slug["id"], ["description"] = $"Deploy {commit[..8]}" }).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private static JsonObject Object(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var body = new JsonObject();
        foreach (var (name, value) in values)
        {
            body[name] = value;
        }

        return body;
    }

    private async Task<JsonNode> SendAsync(HttpRequest witness, HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, new Uri($"http://127.0.0.1:{witness.HttpContext.Connection.LocalPort}{path}"));
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.heroku+json; version=3");
        request.Headers.TryAddWithoutValidation(Header, _secret);
        using var answer = await _http.SendAsync(request, witness.HttpContext.RequestAborted).ConfigureAwait(false);
        var text = await answer.Content.ReadAsStringAsync(witness.HttpContext.RequestAborted).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"A scenario could not act: {method} {path}: {(int)answer.StatusCode} {text}");
    }
}
