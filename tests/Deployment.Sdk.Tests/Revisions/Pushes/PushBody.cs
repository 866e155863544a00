using System.Text;
using System.Text.Json.Nodes;

namespace Deployment.Sdk.Tests.Revisions.Pushes;

/// <summary>Bodies of Bitbucket's webhook <c>repo:push</c>, in the shape that its documentation gives them.</summary>
internal static class PushBody
{
    public const string Commit = "709d658dc5b6d6afcd46049c2f332ee3f515a67d";

    public static byte[] Of(string repository, params JsonNode[] changes) => Bytes(new JsonObject
    {
        ["actor"] = new JsonObject { ["type"] = "user", ["display_name"] = "Ada Lovelace", ["nickname"] = "ada", ["uuid"] = "{d301aafa-d676-4ee0-88be-962be7417567}" },
        ["repository"] = new JsonObject { ["type"] = "repository", ["full_name"] = repository, ["uuid"] = "{673a6070-3421-46c9-9d48-90745f7bfe8e}", ["is_private"] = true },
        ["push"] = new JsonObject { ["changes"] = new JsonArray(changes) },
    });

    public static byte[] Bytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());

    public static JsonNode Moved(string branch, string? commit = null, bool forced = false) => new JsonObject
    {
        ["new"] = Reference("branch", branch, commit ?? Commit),
        ["old"] = Reference("branch", branch, "1e65c05c1d5171631d92438a13901ca7dae9618c"),
        ["created"] = false,
        ["closed"] = false,
        ["forced"] = forced,
        ["truncated"] = true,
        ["commits"] = new JsonArray(Enumerable.Range(0, 5).Select(JsonNode (_) => new JsonObject { ["hash"] = commit ?? Commit, ["message"] = "work\n" }).ToArray()),
        ["links"] = new JsonObject
        {
            ["html"] = new JsonObject { ["href"] = "https://bitbucket.org/yunojuno/platform/branches/compare/709d658..1e65c05" },
            ["commits"] = new JsonObject { ["href"] = "https://api.bitbucket.org/2.0/repositories/yunojuno/platform/commits?include=709d658&exclude=1e65c05" },
        },
    };

    /// <summary>A tag comes without commits and links.</summary>
    public static JsonNode Tagged(string name, string type = "tag") => new JsonObject
    {
        ["new"] = Reference(type, name, Commit), ["old"] = null, ["created"] = true, ["closed"] = false,
    };

    /// <summary>What is deleted has no commits and no links either.</summary>
    public static JsonNode Deleted(string name, string type = "branch") => new JsonObject
    {
        ["new"] = null, ["old"] = Reference(type, name, Commit), ["created"] = false, ["closed"] = true, ["forced"] = false,
    };

    private static JsonObject Reference(string type, string name, string commit) => new()
    {
        ["type"] = type,
        ["name"] = name,
        ["target"] = new JsonObject { ["type"] = "commit", ["hash"] = commit, ["message"] = "work\n", ["author"] = new JsonObject { ["raw"] = "Ada <ada@yunojuno.example>" } },
    };
}
