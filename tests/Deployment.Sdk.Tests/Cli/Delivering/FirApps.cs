using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What a pipeline answers, of which some apps are Fir's: no slug, an OCI image among the artifacts of each release.</summary>
/// <param name="commit">The commit that every app runs.</param>
/// <param name="fir">The apps that are Fir's.</param>
internal sealed class FirApps(string commit, params string[] fir)
{
    private const string Time = "2026-03-02T09:00:00Z";

    /// <summary>Whether the app says of what generation it is, and not only its releases what they are made of.</summary>
    public bool NamesGeneration { get; init; } = true;

    /// <summary>What the image is answered as.</summary>
    public Func<string, (int Status, string Body)> Image { get; init; } = image => (200, image);

    public Task AnswerAsync(Received request, HttpContext http)
    {
        var (status, body) = request.Method == "GET" ? Body(request.Target.Split('/', StringSplitOptions.RemoveEmptyEntries)) : (500, "{}");
        return StubServer.Json(status, body)(http);
    }

    private (int Status, string Body) Body(string[] path) => path switch
    {
        ["account"] => (200, $$"""{"id":"a1","email":"lead@yunojuno.example","created_at":"{{Time}}","updated_at":"{{Time}}"}"""),
        ["pipelines", _] => (200, """{"id":"p1","name":"yunojuno"}"""),
        ["apps", var app] => (200, $$"""
            {"id":"id-{{app}}","name":"{{app}}","maintenance":false,"stack":{"id":"s","name":"heroku-24"},"web_url":null{{Generation(app)}}}
            """),
        ["apps", var app, "pipeline-couplings"] => (200, $$"""
            {"id":"c-{{app}}","app":{"id":"id-{{app}}"},"pipeline":{"id":"p1","name":"yunojuno"},"stage":"{{Stage(app)}}","created_at":"{{Time}}","updated_at":"{{Time}}"}
            """),
        ["apps", var app, "releases"] => (200, $"[{Release(app)}]"),
        ["apps", _, "builds"] or ["apps", _, "formation"] => (200, "[]"),
        ["apps", _, "config-vars"] => (200, "{}"),
        ["apps", var app, "oci-images", "i1"] when fir.Contains(app) => Image($$"""
            {"id":"i1","commit":"{{commit}}","digest":"sha256:ab","architecture":"amd64","stack":{"id":"s","name":"cnb"},
             "process_types":{"web":{"name":"web","display_cmd":"run","command":"/cnb/process/web","working_dir":"/workspace","default":true} } }
            """),
        ["apps", var app, "slugs", "s1"] when !fir.Contains(app) => (200, $$"""{"id":"s1","commit":"{{commit}}","process_types":{"web":"run"} }"""),
        _ => (404, """{"id":"not_found","message":"Couldn't find that."}"""),
    };

    private string Release(string app) => $$"""
        {"id":"r-{{app}}","version":3,"status":"succeeded","current":true,"created_at":"{{Time}}","updated_at":"{{Time}}",
         {{(fir.Contains(app) ? """ "slug":null,"artifacts":[{"type":"oci-image","id":"i1"}] """ : """ "slug":{"id":"s1"},"artifacts":[{"type":"slug","id":"s1"}] """)}}}
        """;

    private string Generation(string app) =>
        NamesGeneration ? $$""","generation":{"id":"g","name":"{{(fir.Contains(app) ? "fir" : "cedar")}}"}""" : "";

    private static string Stage(string app) => app switch
    {
        "yunojuno-live" => "production",
        "yunojuno-uat" => "staging",
        _ => "development",
    };
}
