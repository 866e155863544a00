using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Elastic;

/// <summary>Kibana's annotations of APM, and an Elasticsearch beside it that knows nothing of them.</summary>
internal sealed class FakeKibana : FakeService
{
    public const string Key = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==";

    public const string Path = "/api/apm/services/yunojuno/annotation";

    /// <summary>The annotations by the space that they are in.</summary>
    public List<(string Space, JsonElement Annotation)> Annotations { get; } = [];

    /// <summary>Whether the key may write.</summary>
    public bool MayWrite { get; set; } = true;

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        var space = request.Target == $"/s/web-team{Path}" ? "web-team" : request.Target == Path ? "default" : null;
        if (space is null || request.Method != "POST")
        {
            return ErrorAsync(context, 404, "Not Found");
        }

        if (request["kbn-xsrf"] is null)
        {
            return ErrorAsync(context, 400, "Request must contain a kbn-xsrf header.");
        }

        if (request["Authorization"] != $"ApiKey {Key}")
        {
            return ErrorAsync(context, 401, "unable to authenticate with provided credentials");
        }

        if (!MayWrite)
        {
            return ErrorAsync(context, 403, "action [indices:data/write/index] is unauthorized");
        }

        var body = JsonDocument.Parse(request.Text).RootElement;
        if (request["elastic-api-version"] is not (null or "2023-10-31")
            || !body.TryGetProperty("@timestamp", out var at) || !at.TryGetDateTimeOffset(out _)
            || !body.TryGetProperty("service", out var service) || service.GetProperty("version").GetString() is not { Length: > 0 })
        {
            return ErrorAsync(context, 400, "[request body]: invalid");
        }

        Annotations.Add((space, body));
        return SayAsync(context, 200, $$"""{"_index":"observability-annotations","_id":"a{{Annotations.Count}}","_source":{{request.Text}}}""");
    }

    private static Task ErrorAsync(HttpContext context, int status, string message) =>
        SayAsync(context, status, $$"""{"statusCode":{{status}},"error":"Error","message":"{{message}}"}""");
}
