using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Datadog;

/// <summary>Datadog's deployments: required members, an id of 16 to 128 characters that is taken once, and 403 for a key of another site.</summary>
internal sealed class FakeDatadog : FakeService
{
    public const string Key = "datadog-api-key-0123456789abcdef";

    /// <summary>The deployments by id.</summary>
    public Dictionary<string, JsonElement> Deployments { get; } = new(StringComparer.Ordinal);

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["DD-API-KEY"] != Key)
        {
            return SayAsync(context, 403, """{"errors":["Forbidden"]}""");
        }

        if (request.ToString() != "POST /api/v2/dora/deployment")
        {
            return SayAsync(context, 404, """{"errors":["Not Found"]}""");
        }

        var deployment = JsonDocument.Parse(request.Text).RootElement.GetProperty("data").GetProperty("attributes");
        var (started, finished) = (deployment.GetProperty("started_at").GetInt64(), deployment.GetProperty("finished_at").GetInt64());
        if (deployment.GetProperty("service").GetString() is not { Length: > 0 }
            || deployment.GetProperty("id").GetString() is not { Length: >= 16 and <= 128 } id
            || deployment.GetProperty("git").GetProperty("commit_sha").GetString() is not { Length: 40 }
            || !Uri.TryCreate(deployment.GetProperty("git").GetProperty("repository_url").GetString(), UriKind.Absolute, out _)
            || started > finished || started < 1_000_000_000_000_000_000)
        {
            return SayAsync(context, 400, """{"errors":["Bad Request"]}""");
        }

        Deployments[id] = deployment;
        return SayAsync(context, 202, $$$"""{"data":{"id":"{{{id}}}","type":"dora_deployment"}}""");
    }
}
