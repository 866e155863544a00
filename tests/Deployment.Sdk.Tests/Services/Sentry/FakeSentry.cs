using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Sentry;

/// <summary>Sentry's releases and deploys: a release that is known is answered 208, and a deploy needs one.</summary>
internal sealed class FakeSentry : FakeService
{
    public const string Token = "sntrys_not-a-token-0123456789";

    private static readonly string[] Projects = ["web", "worker"];

    /// <summary>The releases by version, as they were last told.</summary>
    public Dictionary<string, JsonElement> Releases { get; } = new(StringComparer.Ordinal);

    /// <summary>The deploys and their releases.</summary>
    public List<(string Version, JsonElement Deploy)> Deploys { get; } = [];

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["Authorization"] != $"Bearer {Token}")
        {
            return SayAsync(context, 401, """{"detail":"Invalid token"}""");
        }

        const string releases = "/api/0/organizations/yuno/releases/";
        if (request.Method != "POST" || !request.Target.StartsWith(releases, StringComparison.Ordinal))
        {
            return SayAsync(context, 404, """{"detail":"The requested resource does not exist"}""");
        }

        var body = JsonDocument.Parse(request.Text).RootElement;
        if (body.GetProperty("projects").EnumerateArray().Select(project => project.GetString()).Except(Projects).FirstOrDefault() is { } unknown)
        {
            return SayAsync(context, 400, $$"""{"projects":["Invalid project slug: {{unknown}}"]}""");
        }

        return request.Target[releases.Length..].Split('/') switch
        {
            [""] => Release(body, context),
            [var version, "deploys", ""] => Deploy(Uri.UnescapeDataString(version), body, context),
            _ => SayAsync(context, 404),
        };
    }

    private Task Release(JsonElement body, HttpContext context)
    {
        var version = body.GetProperty("version").GetString()!;
        if (version.Length is 0 or > 200 || version.AsSpan().ContainsAny('/', '\\', '\n') || version is "." or "..")
        {
            return SayAsync(context, 400, """{"version":["Invalid release version"]}""");
        }

        var isNew = !Releases.ContainsKey(version);
        Releases[version] = body;
        return SayAsync(context, isNew ? 201 : 208, $$"""{"version":"{{version}}","status":"open"}""");
    }

    private Task Deploy(string version, JsonElement body, HttpContext context)
    {
        if (!Releases.ContainsKey(version))
        {
            return SayAsync(context, 404, """{"detail":"The requested resource does not exist"}""");
        }

        if (body.GetProperty("environment").GetString() is not { Length: >= 1 and <= 64 }
            || (body.TryGetProperty("name", out var name) && name.GetString() is { Length: > 64 })
            || body.GetProperty("dateFinished").GetDateTimeOffset() < body.GetProperty("dateStarted").GetDateTimeOffset())
        {
            return SayAsync(context, 400, """{"environment":["Ensure this field has no more than 64 characters."]}""");
        }

        Deploys.Add((version, body));
        return SayAsync(context, 201, request(body));

        static string request(JsonElement body) => $$"""{"id":"1","environment":{{body.GetProperty("environment").GetRawText()}}}""";
    }
}
