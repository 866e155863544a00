using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.NewRelic;

/// <summary>New Relic's NerdGraph with the one mutation, whose errors are answers 200.</summary>
internal sealed class FakeNewRelic : FakeService
{
    public const string Key = "NRAK-NOTAKEY0123456789";
    public const string Entity = "MXxBUE18QVBQTElDQVRJT058MQ";

    /// <summary>The deployments, in order.</summary>
    public List<JsonElement> Deployments { get; } = [];

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request.ToString() != "POST /graphql")
        {
            return SayAsync(context, 404);
        }

        if (request["API-Key"] != Key)
        {
            return SayAsync(context, 401, """{"errors":[{"message":"The API key provided is invalid"}]}""");
        }

        var body = JsonDocument.Parse(request.Text).RootElement;
        if (!body.GetProperty("query").GetString()!.Contains("changeTrackingCreateDeployment(deployment: $deployment)", StringComparison.Ordinal))
        {
            return ErrorAsync(context, "Cannot query field");
        }

        var deployment = body.GetProperty("variables").GetProperty("deployment");
        if (deployment.GetProperty("entityGuid").GetString() != Entity)
        {
            return ErrorAsync(context, "Entity not found");
        }

        if (deployment.GetProperty("version").GetString() is not { Length: > 0 } || deployment.GetProperty("timestamp").GetInt64() < 1_000_000_000_000)
        {
            return ErrorAsync(context, "Argument \"deployment\" has invalid value $deployment.");
        }

        Deployments.Add(deployment);
        return SayAsync(
            context, 200, $$$"""{"data":{"changeTrackingCreateDeployment":{"deploymentId":"d{{{Deployments.Count}}}","entityGuid":"{{{Entity}}}"} } }""");
    }

    private static Task ErrorAsync(HttpContext context, string message) => SayAsync(
        context, 200, $$$"""{"data":{"changeTrackingCreateDeployment":null},"errors":[{"message":{{{JsonSerializer.Serialize(message)}}} }]}""");
}
