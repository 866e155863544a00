using System.Text.Json;
using System.Web;

namespace Deployment.Sdk.Tests.Services.Bitbucket;

/// <summary>
/// What Bitbucket knows of a repository's history: lists in pages whose next one only the page itself can name, a diffstat whose two commits
/// stand the other way round than in git, and pull requests where the workspace has the app for it.
/// </summary>
internal sealed class FakeHistory
{
    private const string Cursor = "c5f2b1";

    public string From { get; init; } = new('1', 40);

    public string To { get; init; } = new('2', 40);

    /// <summary>Newest first.</summary>
    public List<(string Hash, string Message)> Commits { get; init; } = [];

    public List<(string? Before, string? After)> Files { get; init; } = [];

    public int FilesPerPage { get; init; } = 500;

    /// <summary>By commit; null in a workspace without the app.</summary>
    public Dictionary<string, (int Id, string Title, string State)[]>? Requests { get; init; }

    /// <summary>Answers a path below the repository.</summary>
    public (int Status, string Body) Answer(string path, Uri repository)
    {
        var (what, query) = (path.Split('?')[0].Split('/'), HttpUtility.ParseQueryString(path.Contains('?') ? path[path.IndexOf('?')..] : ""));
        var page = int.Parse(query["page"] ?? "1");
        if (page > 1 && query["ctx"] != Cursor)
        {
            return (400, Error("Invalid page"));
        }

        return what switch
        {
            ["commits", var to] when to == To && (page > 1 || query["exclude"] == From) && int.Parse(query["pagelen"] ?? "30") <= 100 =>
                (200, Page(Commits.Select(commit => new { hash = commit.Hash, message = commit.Message, author = new { raw = "Grace Hopper <grace@yunojuno.example>" } }), 100)),
            ["diffstat", var spec] when spec == $"{To}..{From}" => (200, Page(Files.Select(file => Difference(file.Before, file.After)), FilesPerPage)),
            ["diffstat", var spec] when spec == $"{From}..{To}" => (200, Page(Files.Select(file => Difference(file.After, file.Before)), FilesPerPage)),
            ["commit", var hash, "pullrequests"] when Requests is not null => (200, Page(
                (Requests.GetValueOrDefault(hash) ?? []).Select(request => new { id = request.Id, title = request.Title, state = request.State }), 10)),
            _ => (404, Error("Commit not found")),
        };

        string Page<T>(IEnumerable<T> all, int size) => JsonSerializer.Serialize(new
        {
            values = all.Skip((page - 1) * size).Take(size),
            next = all.Count() > page * size ? $"{repository}{path.Split('?')[0]}?ctx={Cursor}&page={page + 1}" : null,
        });
    }

    private static object Difference(string? before, string? after) => new
    {
        type = "diffstat",
        status = before is null ? "added" : after is null ? "removed" : "modified",
        lines_added = 1,
        old = before is null ? null : new { path = before },
        @new = after is null ? null : new { path = after },
    };

    private static string Error(string message) => $$$"""{"type":"error","error":{"message":"{{{message}}}"}}""";
}
