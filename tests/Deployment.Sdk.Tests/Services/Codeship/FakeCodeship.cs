using System.Globalization;
using System.Text;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Codeship;

/// <summary>Codeship's API, version 2, as its documentation has it: a token for e-mail and password, pages of builds, 60 calls a minute.</summary>
internal sealed class FakeCodeship : FakeService
{
    public const string User = "ci@yunojuno.example";
    public const string Password = "codeship-password-0123456789";
    public const string Organization = "721cea10-b695-0134-5b94-000000000001";
    public const string Project = "7b3596c0-560e-0135-5b18-000000000002";

    private const string Token = "codeship-access-token-0123456789";
    private readonly List<string> _builds = [];
    private readonly Queue<DateTimeOffset> _calls = new();

    /// <summary>A build; the last one is the newest, and the first of the list.</summary>
    public void Builds(string commit, string status, bool isFinished = true, string? uuid = null, string reference = "heads/master")
    {
        var number = _builds.Count;
        var time = $"2026-01-02T{number / 60:00}:{number % 60:00}:00.000Z";
        _builds.Insert(0, $$$"""
            {"uuid":"{{{uuid ?? $"build-{number}"}}}","project_uuid":"{{{Project}}}","organization_uuid":"{{{Organization}}}","ref":"{{{reference}}}","commit_sha":"{{{commit}}}",
             "status":"{{{status}}}","username":"ci","commit_message":"m","queued_at":"{{{time}}}","allocated_at":null,"finished_at":{{{(isFinished ? $"\"{time}\"" : "null")}}},"links":{"pipelines":"x"}}
            """);
    }

    public void Forget() => _builds.Clear();

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        var now = Time.GetUtcNow();
        while (_calls.TryPeek(out var first) && now - first >= TimeSpan.FromMinutes(1))
        {
            _calls.Dequeue();
        }

        if (_calls.Count >= 60)
        {
            return SayAsync(context, 403, "Rate Limit Exceeded", "text/plain");
        }

        _calls.Enqueue(now);
        return (request.Method, context.Request.Path.Value) switch
        {
            ("POST", "/v2/auth") when request["Authorization"] == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))}" =>
                SayAsync(context, 200, $$"""{"access_token":"{{Token}}","organizations":[{"uuid":"{{Organization}}","name":"yunojuno","scopes":["build.read"]}],"expires_at":1767312000}"""),
            ("POST", "/v2/auth") => ErrorsAsync(context, 401, "Unauthorized"),
            _ when request["Authorization"] != $"Bearer {Token}" => ErrorsAsync(context, 401, "Unauthorized"),
            ("GET", $"/v2/organizations/{Organization}/projects/{Project}/builds") => PageAsync(context),
            _ => ErrorsAsync(context, 404, "Not Found"),
        };
    }

    private Task PageAsync(HttpContext context)
    {
        var size = int.Parse(context.Request.Query["per_page"].ToString(), CultureInfo.InvariantCulture);
        var page = int.Parse(context.Request.Query["page"].ToString(), CultureInfo.InvariantCulture);
        Assert.InRange(size, 1, 50);
        return SayAsync(context, 200, $$"""{"builds":[{{string.Join(',', _builds.Skip((page - 1) * size).Take(size))}}],"total":{{_builds.Count}},"per_page":{{size}},"page":{{page}}}""");
    }

    private static Task ErrorsAsync(HttpContext context, int status, string error) => SayAsync(context, status, $$"""{"errors":["{{error}}"]}""");
}
