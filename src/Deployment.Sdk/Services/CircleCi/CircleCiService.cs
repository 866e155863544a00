using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Deployment.Sdk.Services.CircleCi;

/// <summary>How CircleCI is called and rehearsed.</summary>
internal static class CircleCiService
{
    public const string Name = "CircleCI";

    public const string TokenVariable = "CIRCLE_TOKEN";

    public const string AddressVariable = "CIRCLE_API_URL";

    public const string Cloud = "https://circleci.com/api/v2/";

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        ServiceVariable.Secret(TokenVariable),
        new(AddressVariable),
    ];

    /// <param name="address">The base address of the API.</param>
    /// <param name="commit">The commit that a rehearsal finds passed.</param>
    /// <param name="workflow">The workflow that is asked for; null for all.</param>
    /// <param name="job">The job that is asked for; null for whole workflows.</param>
    public static OutsideService For(Uri address, string commit, string? workflow, string? job) => new(Name, address)
    {
        Remedy = (status, _) => status switch
        {
            401 => $"set {TokenVariable} to a personal API token; CircleCI takes no project token here",
            403 or 404 => $"there is no such project, or {TokenVariable} may not read it: a project is named by its slug, such as gh/yunojuno/platform",
            _ => null,
        },
        Rehearse = request => OutsideService.Answer(HttpStatusCode.OK, Passed(request.RequestUri!.AbsolutePath, commit, workflow, job)),
    };

    /// <summary>Where people read of a pipeline. No answer names it: that of CircleCI's own cloud is known, a server's is not.</summary>
    public static Uri? Page(Uri address, string project, long pipeline, string? workflow, long? job) =>
        address.AbsoluteUri.TrimEnd('/') != Cloud.TrimEnd('/') ? null : AskedOnce.Page(string.Create(
            CultureInfo.InvariantCulture,
            $"https://app.circleci.com/pipelines/{string.Join('/', project.Split('/').Select(Uri.EscapeDataString))}/{pipeline}{(workflow is null ? "" : $"/workflows/{Uri.EscapeDataString(workflow)}")}{(job is null ? "" : $"/jobs/{job}")}"));

    private static string Passed(string path, string commit, string? workflow, string? job) =>
        path.EndsWith("/pipeline", StringComparison.Ordinal)
            ? JsonSerializer.Serialize(
                new() { Items = [new() { Id = "rehearsed", Number = 1, State = "created", Vcs = new() { Revision = commit } }] },
                CircleCiJson.Default.CircleCiPageCircleCiPipeline)
        : path.EndsWith("/workflow", StringComparison.Ordinal)
            ? JsonSerializer.Serialize(
                new() { Items = [new() { Id = "rehearsed", Name = workflow ?? "rehearsed", Status = CircleCiReader.Success, CreatedAt = default }] },
                CircleCiJson.Default.CircleCiPageCircleCiWorkflow)
        : JsonSerializer.Serialize(
            new() { Items = [new() { Name = job ?? "rehearsed", Status = CircleCiReader.Success }] }, CircleCiJson.Default.CircleCiPageCircleCiJob);
}
