using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Bitbucket;

/// <summary>Bitbucket Cloud's build statuses and tags: keys of at most 40 characters that overwrite, and tags that are made once.</summary>
internal sealed class FakeBitbucket : FakeService
{
    public const string Token = "bitbucket-access-token-0123456789";

    private const string Repository = "/2.0/repositories/yunojuno/platform";

    private static readonly string[] States = ["INPROGRESS", "SUCCESSFUL", "FAILED", "STOPPED"];

    /// <summary>The commits of the repository.</summary>
    public HashSet<string> Commits { get; } = [AppStates.B];

    /// <summary>The statuses of the commit by key.</summary>
    public Dictionary<string, JsonElement> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>The tags and where they are.</summary>
    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The issues and their comments.</summary>
    public Dictionary<int, List<string>> Issues { get; } = new() { [12] = [] };

    /// <summary>What it knows of the repository's history.</summary>
    public FakeHistory History { get; set; } = new();

    /// <summary>What the token is, as it is sent.</summary>
    public string Authorization { get; set; } = $"Bearer {Token}";

    /// <summary>Whether the token has the scope to write.</summary>
    public bool MayWrite { get; set; } = true;

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["Authorization"] != Authorization)
        {
            return ErrorAsync(context, 401, "Token is invalid, expired, or not supported for this endpoint.");
        }

        var target = Uri.UnescapeDataString(request.Target);
        return (request.Method, target) switch
        {
            ("POST", _) when Commits.Any(commit => target == $"{Repository}/commit/{commit}/statuses/build") => StatusAsync(request, context),
            ("GET", _) when target.StartsWith($"{Repository}/refs/tags/", StringComparison.Ordinal) =>
                Tags.TryGetValue(target[$"{Repository}/refs/tags/".Length..], out var hash)
                    ? SayAsync(context, 200, $$$"""{"type":"tag","name":"x","target":{"type":"commit","hash":"{{{hash}}}"}}""")
                    : ErrorAsync(context, 404, "Tag not found"),
            _ when target.StartsWith($"{Repository}/issues/", StringComparison.Ordinal) => IssueAsync(request, target, context),
            ("GET", _) when target.StartsWith($"{Repository}/", StringComparison.Ordinal) => HistoryAsync(target[(Repository.Length + 1)..], context),
            ("POST", $"{Repository}/refs/tags") => TagAsync(request, context),
            _ => ErrorAsync(context, 404, "Repository not found"),
        };
    }

    private Task HistoryAsync(string path, HttpContext context)
    {
        var (status, body) = History.Answer(path, new Uri(Address, $"{Repository}/"));
        return SayAsync(context, status, body);
    }

    private Task StatusAsync(Received request, HttpContext context)
    {
        var body = JsonDocument.Parse(request.Text).RootElement;
        var key = body.GetProperty("key").GetString()!;
        if (key.Length > 40)
        {
            return ErrorAsync(context, 400, $"key: Ensure this value has at most 40 characters (it has {key.Length}).");
        }

        if (!States.Contains(body.GetProperty("state").GetString()) || !Uri.TryCreate(body.GetProperty("url").GetString(), UriKind.Absolute, out _))
        {
            return ErrorAsync(context, 400, "Bad request");
        }

        Statuses[key] = body;
        return SayAsync(context, 201, request.Text);
    }

    private Task TagAsync(Received request, HttpContext context)
    {
        var body = JsonDocument.Parse(request.Text).RootElement;
        var (name, hash) = (body.GetProperty("name").GetString()!, body.GetProperty("target").GetProperty("hash").GetString()!);
        if (!MayWrite)
        {
            return ErrorAsync(context, 403, "Your credentials lack one or more required privilege scopes.");
        }

        if (hash.Length != 40 || name.Contains("..", StringComparison.Ordinal) || !Tags.TryAdd(name, hash))
        {
            return ErrorAsync(context, 400, $"tag \"{name}\" already exists");
        }

        return SayAsync(context, 201, request.Text);
    }

    private Task IssueAsync(Received request, string target, HttpContext context)
    {
        if (target[$"{Repository}/issues/".Length..].Split('?')[0].Split('/') is not [var number, "comments"]
            || !Issues.TryGetValue(int.Parse(number), out var comments))
        {
            return ErrorAsync(context, 404, "No such issue");
        }

        if (request.Method == "POST")
        {
            comments.Add(JsonDocument.Parse(request.Text).RootElement.GetProperty("content").GetProperty("raw").GetString()!);
            return SayAsync(context, 201, request.Text);
        }

        var page = int.Parse(target.Split("page=")[^1]);
        return SayAsync(context, 200, JsonSerializer.Serialize(new
        {
            pagelen = 100,
            values = comments.Skip((page - 1) * 100).Take(100).Select(raw => new { content = new { raw = raw.Length > 0 ? raw : null } }),
            next = comments.Count > page * 100 ? $"{Address}{target[1..]}" : null,
        }));
    }

    private static Task ErrorAsync(HttpContext context, int status, string message) =>
        SayAsync(context, status, $$$"""{"type":"error","error":{"message":{{{JsonSerializer.Serialize(message)}}}}}""");
}
