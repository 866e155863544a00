using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>What a request is answered with.</summary>
internal sealed class Answer
{
    private readonly int _status;
    private readonly byte[] _body;

    private Answer(int status, byte[] body)
    {
        _status = status;
        _body = body;
    }

    /// <summary>Headers of this answer alone.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public static implicit operator Answer(Refusal refusal) => Refused(refusal);

    public static Answer Of<T>(T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, type));

    public static Answer Created<T>(T body, JsonTypeInfo<T> type) => Of(body, type, StatusCodes.Status201Created);

    /// <summary>Done, or being done, with nothing to tell.</summary>
    public static Answer Accepted() => Of(new EmptyBody(), WireJson.Default.EmptyBody, StatusCodes.Status202Accepted);

    public async Task WriteAsync(HttpContext http)
    {
        var response = http.Response;
        response.StatusCode = _status;
        response.ContentType = "application/json";
        response.ContentLength = _body.Length;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        await response.Body.WriteAsync(_body, http.RequestAborted).ConfigureAwait(false);
    }

    private static Answer Refused(Refusal refusal) => refusal.Resource is { } resource
        ? Of(new NotFoundBody(refusal.Id, resource, refusal.Message), WireJson.Default.NotFoundBody, refusal.Status)
        : Of(new ErrorBody(refusal.Id, refusal.Message, null), WireJson.Default.ErrorBody, refusal.Status);
}
