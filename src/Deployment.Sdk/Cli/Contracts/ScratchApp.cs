using System.Globalization;
using System.Text.Json.Nodes;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>The app that the checks work on, and what they leave for each other.</summary>
internal sealed class ScratchApp(string name, ContractCalls calls, Restoration restoration, TimeProvider time)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Name => name;

    public string Path => $"/apps/{name}";

    public ContractCalls Calls => calls;

    /// <summary>What has to be put back.</summary>
    public Restoration Restoration => restoration;

    /// <summary>Whether it had code before the first check.</summary>
    public bool HadSlug => restoration.Slug is not null;

    /// <summary>A slug without a release command; null if none could be made.</summary>
    public string? PlainSlug { get; set; }

    /// <summary>A slug whose release command ends with the status that the app's config says; null if none could be made.</summary>
    public string? CommandSlug { get; set; }

    /// <summary>A second app for what one cannot show; null where there is none.</summary>
    public ScratchApp? Second { get; init; }

    /// <summary>The pipeline that both apps are in; null where there is none.</summary>
    public string? Pipeline { get; set; }

    /// <summary>The pipelines that a check has made, to be deleted.</summary>
    public List<string> Pipelines { get; } = [];

    /// <summary>The builds that a check has started.</summary>
    public List<string> Builds { get; } = [];

    public Task<Seen> GetAsync(string below, CancellationToken cancellationToken, params (string Name, string Value)[] headers) =>
        calls.GetAsync(Path + below, cancellationToken, headers);

    public Task<Seen> SendAsync(string method, string below, JsonNode? body, CancellationToken cancellationToken) =>
        calls.SendAsync(method, Path + below, body?.ToJsonString(), cancellationToken);

    public async Task<Seen> NewestReleaseAsync(CancellationToken cancellationToken)
    {
        var list = await GetAsync("/releases", cancellationToken, ("Range", "version ..; order=desc, max=1")).ConfigureAwait(false);
        return list.Entries().FirstOrDefault() ?? list;
    }

    public async Task<int> VersionAsync(CancellationToken cancellationToken) =>
        int.TryParse(
            (await NewestReleaseAsync(cancellationToken).ConfigureAwait(false)).Text("version"), CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;

    /// <summary>Changes config vars; null removes one. Only those that are put back afterwards.</summary>
    public Task<Seen> ConfigureAsync(CancellationToken cancellationToken, params (string Name, string? Value)[] changes) =>
        SendAsync(
            "PATCH",
            "/config-vars",
            new JsonObject(changes.Select(change => KeyValuePair.Create(change.Name, (JsonNode?)change.Value))),
            cancellationToken);

    /// <summary>Makes a slug. What is uploaded for it holds nothing that runs.</summary>
    public async Task<Seen> CreateSlugAsync(bool isUploaded, CancellationToken cancellationToken, params (string Type, string Command)[] types)
    {
        var made = await SendAsync(
            "POST",
            "/slugs",
            new JsonObject
            {
                ["process_types"] = new JsonObject(types.Select(type => KeyValuePair.Create(type.Type, (JsonNode?)type.Command))),
                ["commit"] = new string('0', 39) + "1",
            },
            cancellationToken).ConfigureAwait(false);
        if (isUploaded && Uri.TryCreate(made.Text("blob", "url"), UriKind.Absolute, out var address))
        {
            await calls.PutAsync(address, EmptyArchive.Bytes, contentType: null, isChunked: false, cancellationToken).ConfigureAwait(false);
        }

        return made;
    }

    public Task<Seen> ReleaseAsync(string slug, CancellationToken cancellationToken) =>
        SendAsync("POST", "/releases", new JsonObject { ["slug"] = slug, ["description"] = "Contract check" }, cancellationToken);

    /// <summary>Waits until something is no longer pending, or for three minutes.</summary>
    public Task<Seen> EndAsync(string below, CancellationToken cancellationToken) =>
        UntilAsync(() => GetAsync(below, cancellationToken), seen => seen.Text("status") != "pending", cancellationToken);

    /// <summary>Waits until the newest release has ended.</summary>
    public async Task<Seen> EndOfNewestAsync(CancellationToken cancellationToken) =>
        await EndAsync(
            $"/releases/{(await NewestReleaseAsync(cancellationToken).ConfigureAwait(false)).Text("id")}", cancellationToken).ConfigureAwait(false);

    /// <summary>Looks until what is seen is enough, or for three minutes.</summary>
    public async Task<Seen> UntilAsync(Func<Task<Seen>> look, Func<Seen, bool> isEnough, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var wait = ShortestWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            var seen = await look().ConfigureAwait(false);
            if (isEnough(seen) || time.GetElapsedTime(start) > Patience)
            {
                return seen;
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
