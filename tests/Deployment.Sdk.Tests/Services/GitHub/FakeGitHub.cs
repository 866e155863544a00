using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.GitHub;

/// <summary>GitHub's deployments, their statuses, and comments of issues; it merges where nobody forbids it, as GitHub does.</summary>
internal sealed class FakeGitHub : FakeService
{
    public const string Token = "ghs_notatoken0123456789";

    private const string Repository = "/repos/yunojuno/platform";

    private static readonly string[] States = ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"];

    /// <summary>The commits of the repository.</summary>
    public HashSet<string> Commits { get; } = [AppStates.B];

    /// <summary>The deployments, whose number is their place from one.</summary>
    public List<JsonElement> Deployments { get; } = [];

    /// <summary>The states: which deployment, and what was said.</summary>
    public List<(string Deployment, JsonElement State)> Statuses { get; } = [];

    /// <summary>The check runs of commits, oldest first; GitHub answers the newest of each name and app.</summary>
    public List<(string Commit, string Name, string Status, string? Conclusion, string App)> CheckRuns { get; } = [];

    /// <summary>The statuses of commits, oldest first; GitHub answers the newest of each context.</summary>
    public List<(string Commit, string Context, string State)> CommitStatuses { get; } = [];

    /// <summary>The issues and their comments.</summary>
    public Dictionary<int, List<string>> Issues { get; } = new() { [12] = [] };

    protected override OpenApiText? Contract => OpenApiText.GitHub;

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["Authorization"] != $"Bearer {Token}")
        {
            return ErrorAsync(context, 401, "Bad credentials");
        }

        Assert.Equal("application/vnd.github+json", request["Accept"]);
        Assert.Equal("2022-11-28", request["X-GitHub-Api-Version"]);
        var (path, query) = request.Target.Split('?') is [var before, var after] ? (before, after) : (request.Target, "");
        var parts = path.StartsWith($"{Repository}/", StringComparison.Ordinal) ? path[(Repository.Length + 1)..].Split('/') : [];
        return (request.Method, parts) switch
        {
            ("POST", ["deployments"]) => DeployAsync(JsonDocument.Parse(request.Text).RootElement, context),
            ("POST", ["deployments", var deployment, "statuses"]) => StateAsync(deployment, JsonDocument.Parse(request.Text).RootElement, context),
            ("GET", ["commits", var commit, "check-runs"]) => CheckRunsAsync(commit, context),
            ("GET", ["commits", var commit, "status"]) => StatusesAsync(commit, context),
            (var method, ["issues", var number, "comments"]) when Issues.TryGetValue(int.Parse(number), out var comments) =>
                method == "GET" ? CommentsAsync(comments, query, context) : CommentAsync(comments, request, context),
            _ => ErrorAsync(context, 404, "Not Found"),
        };
    }

    private Task DeployAsync(JsonElement body, HttpContext context)
    {
        if (!body.TryGetProperty("auto_merge", out var merge) || merge.GetBoolean())
        {
            return SayAsync(context, 202, """{"message":"Auto-merged master into the deployed branch"}""");
        }

        if (!body.TryGetProperty("required_contexts", out var contexts) || contexts.GetArrayLength() > 0)
        {
            return ErrorAsync(context, 409, "Conflict: Commit status checks failed");
        }

        if (!Commits.Contains(body.GetProperty("ref").GetString()!))
        {
            return ErrorAsync(context, 422, "No ref found for: x");
        }

        Deployments.Add(body);
        return SayAsync(context, 201, $$"""{"id":{{Deployments.Count}},"environment":"x"}""");
    }

    private Task StateAsync(string deployment, JsonElement body, HttpContext context)
    {
        if (int.Parse(deployment) > Deployments.Count)
        {
            return ErrorAsync(context, 404, "Not Found");
        }

        if (!States.Contains(body.GetProperty("state").GetString()) || body.GetProperty("description").GetString() is { Length: > 140 })
        {
            return ErrorAsync(context, 422, "Validation Failed");
        }

        Statuses.Add((deployment, body));
        return SayAsync(context, 201, $$"""{"id":1,"state":{{body.GetProperty("state").GetRawText()}}}""");
    }

    private static Task CommentsAsync(List<string> comments, string query, HttpContext context)
    {
        var page = int.Parse(query.Split('&').Single(part => part.StartsWith("page=", StringComparison.Ordinal))[5..]);
        return SayAsync(context, 200, JsonSerializer.Serialize(comments.Skip((page - 1) * 100).Take(100).Select(body => new { id = 1, body })));
    }

    private static Task CommentAsync(List<string> comments, Received request, HttpContext context)
    {
        var body = JsonDocument.Parse(request.Text).RootElement.GetProperty("body").GetString()!;
        if (body.Length > 65_536)
        {
            return ErrorAsync(context, 422, "body is too long (maximum is 65536 characters)");
        }

        comments.Add(body);
        return SayAsync(context, 201, JsonSerializer.Serialize(new { id = 1, body }));
    }

    private Task CheckRunsAsync(string commit, HttpContext context)
    {
        Assert.Equal("latest", context.Request.Query["filter"]);
        var name = context.Request.Query["check_name"].ToString();
        var runs = CheckRuns.Where(run => run.Commit == commit && run.Name == name).GroupBy(run => run.App).Select(same => same.Last()).ToList();
        return SayAsync(context, 200, JsonSerializer.Serialize(new
        {
            total_count = runs.Count,
            check_runs = runs.Select(run => new { id = 1, head_sha = commit, name = run.Name, status = run.Status, conclusion = run.Conclusion, app = new { slug = run.App } }),
        }));
    }

    private Task StatusesAsync(string commit, HttpContext context)
    {
        var page = int.Parse(context.Request.Query["page"].ToString());
        var size = int.Parse(context.Request.Query["per_page"].ToString());
        Assert.InRange(size, 1, 100);
        var all = CommitStatuses.Where(status => status.Commit == commit).GroupBy(status => status.Context).Select(same => same.Last()).ToList();
        return SayAsync(context, 200, JsonSerializer.Serialize(new
        {
            // Of a commit without any, the whole is pending.
            state = all.Count == 0 || all.Any(status => status.State == "pending") ? "pending" : all.All(status => status.State == "success") ? "success" : "failure",
            sha = commit,
            total_count = all.Count,
            statuses = all.Skip((page - 1) * size).Take(size).Select(status => new { context = status.Context, state = status.State, target_url = "https://ci.example" }),
        }));
    }

    private static Task ErrorAsync(HttpContext context, int status, string message) =>
        SayAsync(context, status, $$"""{"message":{{JsonSerializer.Serialize(message)}},"documentation_url":"https://docs.github.com/rest"}""");
}
