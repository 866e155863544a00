using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>What a request is answered with.</summary>
internal sealed class Answer
{
    private readonly byte[] _body;

    private Answer(int status, byte[] body)
    {
        Status = status;
        _body = body;
        Tag = EntityTag.Of(body);
    }

    public int Status { get; }

    /// <summary>The <c>ETag</c> of what is told.</summary>
    public string Tag { get; }

    public bool IsSuccess => Status < StatusCodes.Status300MultipleChoices;

    /// <summary>Headers of this answer alone.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public static implicit operator Answer(Refusal refusal) => Refused(refusal);

    public static Answer Of<T>(T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, type));

    public static Answer Created<T>(T body, JsonTypeInfo<T> type) => Of(body, type, StatusCodes.Status201Created);

    /// <summary>Done, or being done, with nothing to tell.</summary>
    public static Answer Accepted() => Of(new EmptyBody(), WireJson.Default.EmptyBody, StatusCodes.Status202Accepted);

    /// <summary>Writes it; a reader that has seen the very same content is told so, without the content.</summary>
    public async Task WriteAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        response.Headers.ETag = Tag;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        var isHead = HttpMethods.IsHead(request.Method);
        if (IsSuccess && (isHead || HttpMethods.IsGet(request.Method)) && EntityTag.IsSeen(request.Headers.IfNoneMatch, Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.ContentLength = _body.Length;
        if (!isHead)
        {
            await response.Body.WriteAsync(_body, http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Answer Refused(Refusal refusal) => refusal switch
    {
        { Resource: { } resource } =>
            Of(new NotFoundBody(refusal.Id, resource, refusal.Message), WireJson.Default.NotFoundBody, refusal.Status),
        { Id: Refusal.TwoFactorId } => SecondFactor(refusal),
        _ => Of(new ErrorBody(refusal.Id, refusal.Message, refusal.Url), WireJson.Default.ErrorBody, refusal.Status),
    };

    /// <summary>Older clients look at the header, newer ones at the id, and both at the app to know what to pre-authorise.</summary>
    private static Answer SecondFactor(Refusal refusal)
    {
        var app = refusal.App is { } named ? new IdAndName(named.Id, named.Name) : null;
        var answer = Of(new TwoFactorBody(refusal.Id, refusal.Message, app), WireJson.Default.TwoFactorBody, refusal.Status);
        answer.Headers["Heroku-Two-Factor-Required"] = "true";
        return answer;
    }
}
