using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.GitLab;

/// <summary>GitLab's deployments: every member is required, and one that has ended stays ended.</summary>
internal sealed class FakeGitLab : FakeService
{
    public const string Token = "glpat-notatoken-0123456789";

    private const string Collection = "/api/v4/projects/yunojuno%2Fplatform/deployments";

    private static readonly string[] Statuses = ["running", "success", "failed", "canceled"];

    /// <summary>The deployments as they were made, and the status that each has now.</summary>
    public List<(JsonElement Deployment, string Status)> Deployments { get; } = [];

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["PRIVATE-TOKEN"] != Token)
        {
            return SayAsync(context, 401, """{"message":"401 Unauthorized"}""");
        }

        var body = request.Body.Length > 0 ? JsonDocument.Parse(request.Text).RootElement : default;
        if (request.ToString() == $"POST {Collection}")
        {
            foreach (var name in new[] { "environment", "sha", "ref", "tag", "status" })
            {
                if (!body.TryGetProperty(name, out _))
                {
                    return SayAsync(context, 400, $$"""{"error":"{{name}} is missing"}""");
                }
            }

            Deployments.Add((body, Status(body)));
            return SayAsync(context, 201, $$"""{"id":{{Deployments.Count}},"status":"{{Status(body)}}"}""");
        }

        if (request.Method != "PUT" || !request.Target.StartsWith($"{Collection}/", StringComparison.Ordinal))
        {
            return SayAsync(context, 404, """{"message":"404 Project Not Found"}""");
        }

        var index = int.Parse(request.Target[(Collection.Length + 1)..]) - 1;
        if (Deployments[index].Status != "running" && Deployments[index].Status != Status(body))
        {
            return SayAsync(context, 400, """{"message":{"status":["Cannot transition status"]}}""");
        }

        Deployments[index] = (Deployments[index].Deployment, Status(body));
        return SayAsync(context, 200, $$"""{"id":{{index + 1}},"status":"{{Status(body)}}"}""");
    }

    private static string Status(JsonElement body)
    {
        var status = body.GetProperty("status").GetString()!;
        Assert.Contains(status, Statuses);
        return status;
    }
}
