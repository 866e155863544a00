using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Opbeat;

/// <summary>Opbeat's intake API as its documentation describes it: a bearer token, a user agent, a path that ends in a slash.</summary>
internal sealed class FakeOpbeat : FakeService
{
    public const string Token = "opbeat-secret-token-0123456789";

    /// <summary>The releases of the app, in order.</summary>
    public List<JsonElement> Releases { get; } = [];

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["Authorization"] != $"Bearer {Token}" || string.IsNullOrEmpty(request["User-Agent"]))
        {
            return SayAsync(context, 401, """{"error":"Invalid secret token"}""");
        }

        if (request.ToString() == "POST /api/v1/organizations/yuno/apps/platform/releases")
        {
            context.Response.Headers.Location = $"{request.Target}/";
            return SayAsync(context, 301);
        }

        if (request.ToString() != "POST /api/v1/organizations/yuno/apps/platform/releases/")
        {
            return SayAsync(context, 404, "<h1>Not Found</h1>", "text/html");
        }

        var body = JsonDocument.Parse(request.Text).RootElement;
        if (body.GetProperty("rev").GetString() is not { Length: 40 } || body.GetProperty("status").GetString() != "completed")
        {
            return SayAsync(context, 400, """{"error":"rev and status are required"}""");
        }

        Releases.Add(body);
        return SayAsync(context, 202);
    }
}
