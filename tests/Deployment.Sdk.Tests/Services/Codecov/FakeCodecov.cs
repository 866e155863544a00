using System.Globalization;
using System.Text;
using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Codecov;

/// <summary>Codecov's API, version 2, as its source has it: pages of commits, one commit with its line report, two commits compared.</summary>
internal sealed class FakeCodecov : FakeService
{
    public const string Token = "codecov-api-token-0123456789";

    private const string Repository = "/api/v2/bitbucket/yunojuno/repos/platform/";
    private readonly Dictionary<string, CommitOf> _commits = [];

    /// <summary>Whether the repository may be read without a token.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Keeps a commit out of the first page, as when twenty newer ones came.</summary>
    public string? Beyond { get; set; }

    /// <summary>The coverage of the lines that differ; null leaves them out of the answer.</summary>
    public string? Patch { get; set; } = Totals(100, 10);

    /// <summary>Says what is known of a commit; the last call counts.</summary>
    public void Knows(string commit, string? state, double? coverage, string? parent = null) =>
        _commits[commit] = new CommitOf(state, coverage, parent);

    public void Forget(string commit) => _commits.Remove(commit);

    public static string Totals(double? coverage, int lines) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"files":3,"lines":{{lines}},"hits":1,"misses":0,"partials":0,"coverage":{{(coverage is { } known ? known.ToString(CultureInfo.InvariantCulture) : "null")}},"diff":0}""");

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request.Method != "GET")
        {
            return DetailAsync(context, 405, "Method not allowed.");
        }

        var authorization = request["Authorization"];
        if (authorization is not null && authorization != $"Bearer {Token}")
        {
            return DetailAsync(context, 401, "Invalid token.");
        }

        var path = context.Request.Path.Value!;
        if (!path.StartsWith(Repository, StringComparison.Ordinal) || (authorization is null && !IsPublic))
        {
            return DetailAsync(context, 404, "Not found.");
        }

        var rest = path[Repository.Length..].Trim('/').Split('/');
        return rest switch
        {
            ["commits"] => ListAsync(context),
            ["commits", var commit] when _commits.ContainsKey(commit) => SayAsync(
                context, 200, Json(commit)[..^1] + $$$""","report":{"files":[{"name":"a.py","line_coverage":[{{{string.Join(',', Enumerable.Repeat("[1,0]", 20_000))}}}]}]}}"""),
            ["totals"] when _commits.TryGetValue(context.Request.Query["sha"].ToString(), out var known) && known.State == "complete" => SayAsync(
                context, 200, $$"""{"totals":{{Totals(known.Coverage, 100)}},"files":[],"commit_file_url":"https://app.codecov.io/x"}"""),
            ["compare"] => CompareAsync(context, context.Request.Query["base"].ToString(), context.Request.Query["head"].ToString()),
            _ => DetailAsync(context, 404, "Not found."),
        };
    }

    private Task ListAsync(HttpContext context)
    {
        Assert.True(int.Parse(context.Request.Query["page_size"].ToString(), CultureInfo.InvariantCulture) is > 0 and <= 100);
        var listed = context.Request.Query["branch"].ToString() is "" or "master" ? _commits.Keys.Where(commit => commit != Beyond) : [];
        return SayAsync(
            context,
            200,
            $$"""{"count":{{_commits.Count}},"next":null,"previous":null,"total_pages":1,"results":[{{string.Join(',', listed.Select(Json))}}]}""");
    }

    private Task CompareAsync(HttpContext context, string from, string to) =>
        !_commits.TryGetValue(from, out var earlier) || earlier.Coverage is null || !_commits.TryGetValue(to, out var later)
            ? DetailAsync(context, 404, "Raw report not found for base or head reference.")
            : SayAsync(
                context,
                200,
                $$"""{"base_commit":"{{from}}","head_commit":"{{to}}","totals":{"base":{{Totals(earlier.Coverage, 100)}},"head":{{Totals(later.Coverage, 100)}},"patch":{{Patch ?? "null"}} },"diff":{},"files":[],"untracked":[]}""");

    private string Json(string commit)
    {
        var known = _commits[commit];
        var totals = known.State == "pending" && known.Coverage is null ? "null" : Totals(known.Coverage, 100);
        return new StringBuilder($$"""{"commitid":"{{commit}}","message":"Bill by the hour","timestamp":"2026-03-02T08:00:00Z","ci_passed":true,"author":null,"branch":"master",""")
            .Append(CultureInfo.InvariantCulture, $"\"totals\":{totals},\"state\":{JsonSerializer.Serialize(known.State)},\"parent\":{JsonSerializer.Serialize(known.Parent)}}}")
            .ToString();
    }

    private static Task DetailAsync(HttpContext context, int status, string detail) => SayAsync(context, status, $$"""{"detail":"{{detail}}"}""");

    private sealed record CommitOf(string? State, double? Coverage, string? Parent);
}
