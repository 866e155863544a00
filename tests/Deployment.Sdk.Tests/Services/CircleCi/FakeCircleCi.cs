using System.Globalization;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.CircleCi;

/// <summary>CircleCI's API, version 2, as its specification has it: pipelines newest first, their workflows and the jobs of these, in pages that name the next.</summary>
internal sealed class FakeCircleCi : FakeService
{
    public const string Token = "circleci-personal-token-0123456789";
    public const string Project = "gh/yunojuno/platform";

    private readonly List<Pipeline> _pipelines = [];

    public int PageSize { get; init; } = 20;

    /// <summary>A pipeline; the last one is the newest.</summary>
    public Pipeline Runs(string? commit, string state = "created")
    {
        var pipeline = new Pipeline(_pipelines.Count + 1, commit, state);
        _pipelines.Insert(0, pipeline);
        return pipeline;
    }

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request["Circle-Token"] != Token)
        {
            return MessageAsync(context, 401, "You must log in first.");
        }

        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, request.Target.Split('?')[0], parts) switch
        {
            // The slug is one part: its slashes arrive escaped.
            ("GET", "/api/v2/project/gh%2Fyunojuno%2Fplatform/pipeline", _) => PageAsync(context, [.. _pipelines.Select(pipeline => pipeline.Json)]),
            ("GET", _, [_, _, "pipeline", var id, "workflow"]) when _pipelines.Find(one => one.Id == id) is { } pipeline =>
                PageAsync(context, [.. pipeline.Workflows.Select(workflow => workflow.Json)]),
            ("GET", _, [_, _, "workflow", var id, "job"]) when _pipelines.SelectMany(one => one.Workflows).FirstOrDefault(one => one.Id == id) is { } workflow =>
                PageAsync(context, workflow.Jobs),
            _ => MessageAsync(context, 404, "Project not found"),
        };
    }

    private Task PageAsync(HttpContext context, IReadOnlyList<string> items)
    {
        var from = int.TryParse(context.Request.Query["page-token"].ToString().Replace("page+/=", "", StringComparison.Ordinal), out var number) ? number : 0;
        var next = from + PageSize < items.Count ? $"\"page+/={(from + PageSize).ToString(CultureInfo.InvariantCulture)}\"" : "null";
        return SayAsync(context, 200, $$"""{"items":[{{string.Join(',', items.Skip(from).Take(PageSize))}}],"next_page_token":{{next}}}""");
    }

    private static Task MessageAsync(HttpContext context, int status, string message) => SayAsync(context, status, $$"""{"message":"{{message}}"}""");

    internal sealed class Pipeline(int number, string? commit, string state)
    {
        public string Id => $"5034460f-c7c4-4c43-9457-{number:000000000000}";

        public List<Workflow> Workflows { get; } = [];

        public string Json =>
            $$$"""
            {"id":"{{{Id}}}","errors":[],"project_slug":"{{{Project}}}","updated_at":"2026-01-02T00:00:00Z","number":{{{number}}},"state":"{{{state}}}","created_at":"2026-01-02T00:00:00Z",
             "trigger":{"type":"webhook","received_at":"2026-01-02T00:00:00Z","actor":{"login":"dev","avatar_url":null}}{{{(commit is null ? "" : $$""","vcs":{"provider_name":"GitHub","revision":"{{commit}}","branch":"master"}""")}}}}
            """;

        /// <summary>A workflow; the last one of a name is the newest, and not at a place that tells.</summary>
        public Workflow Has(string name, string status)
        {
            var workflow = new Workflow($"fda08377-fe7e-46b1-8992-{number:000000}{Workflows.Count:000000}", name, status, Workflows.Count);
            Workflows.Insert(Workflows.Count / 2, workflow);
            return workflow;
        }
    }

    internal sealed class Workflow(string id, string name, string status, int second)
    {
        public string Id => id;

        public List<string> Jobs { get; } = [];

        public string Json =>
            $$"""{"pipeline_id":"x","id":"{{id}}","name":"{{name}}","project_slug":"{{Project}}","status":"{{status}}","started_by":"x","pipeline_number":1,"created_at":"2026-01-02T00:00:{{second:00}}Z","stopped_at":null}""";

        public Workflow With(string job, string state)
        {
            Jobs.Add($$"""{"id":"j-{{Jobs.Count}}","name":"{{job}}","project_slug":"{{Project}}","type":"build","status":"{{state}}","dependencies":[],"started_at":null}""");
            return this;
        }
    }
}
