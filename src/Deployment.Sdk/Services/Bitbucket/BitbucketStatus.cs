using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Bitbucket;

/// <summary>A build status of a commit.</summary>
internal sealed record BitbucketStatus
{
    /// <summary>Bitbucket refuses a longer key.</summary>
    private const int LongestKey = 40;

    private const int KeyHash = 24;

    private const int LongestText = 255;

    private const string Successful = "SUCCESSFUL";

    private const string Failed = "FAILED";

    private const string Stopped = "STOPPED";

    public required string Key { get; init; }

    /// <summary><c>INPROGRESS</c>, <c>SUCCESSFUL</c>, <c>FAILED</c>, or <c>STOPPED</c>, which counts neither way.</summary>
    public required string State { get; init; }

    public string? Url { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Refname { get; init; }

    /// <summary>
    /// The commits that an event says something new of, and what. What waits may be refused or outdated without another event, and a freeze and
    /// config are about no commit: they say nothing.
    /// </summary>
    public static IReadOnlyList<(string Commit, BitbucketStatus Status)> AllOf(DeliveryEvent happening) => happening switch
    {
        { IsOfConfigAlone: true } => [],
        { Kind: DeliveryEventKind.RolledBack, Rollback: { From: { } from } back } when from != back.To =>
        [
            (back.To, Of(happening, Successful) with { Refname = null }),

            // What a person takes back may have been delivered well.
            (from, Of(happening, back.IsAutomatic ? Failed : Stopped)),
        ],
        { Kind: DeliveryEventKind.RolledBack, Rollback: { } back } => [(back.To, Of(happening, Successful) with { Refname = null })],
        { Kind: DeliveryEventKind.Started } => [(happening.Commit, Of(happening, "INPROGRESS"))],
        { Kind: DeliveryEventKind.Succeeded } => [(happening.Commit, Of(happening, Successful))],
        { Kind: DeliveryEventKind.Failed or DeliveryEventKind.RolledBack } => [(happening.Commit, Of(happening, Failed))],
        { Kind: DeliveryEventKind.Frozen } => [(happening.Commit, Of(happening, Stopped))],
        _ => [],
    };

    private static BitbucketStatus Of(DeliveryEvent happening, string state) => new()
    {
        Key = KeyOf(happening.Pipeline, happening.Environment),
        State = state,
        Url = (happening.BuildUrl ?? happening.WebUrl ?? new Uri($"https://dashboard.heroku.com/apps/{Uri.EscapeDataString(happening.Apps[0])}")).AbsoluteUri,
        Name = Text($"{happening.Pipeline}: {happening.Environment}"),
        Description = Text(DeliveryMessage.Of(happening).Headline),
        Refname = happening.Branch,
    };

    /// <summary>
    /// A key for each environment, or two would overwrite each other. Never cut, because what is cut collides: a part to read, and a hash.
    /// </summary>
    public static string KeyOf(string pipeline, string environment)
    {
        const string prefix = "deploy/";
        var readable = string.Concat(environment.Where(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            is { Length: > 0 } letters ? letters : "app";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{pipeline}\n{environment}")))[..KeyHash];
        return $"{prefix}{readable[..Math.Min(readable.Length, LongestKey - prefix.Length - 1 - KeyHash)]}-{hash}";
    }

    private static string Text(string text) => NeutralText.Cut(PlainDialect.Instance.Text(NeutralText.Line(text, LongestText)), LongestText);
}

/// <summary>A tag.</summary>
internal sealed record BitbucketTag
{
    public required string Name { get; init; }

    public required BitbucketTarget Target { get; init; }
}

/// <summary>The commit that a tag is at.</summary>
internal sealed record BitbucketTarget
{
    public required string Hash { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BitbucketStatus))]
[JsonSerializable(typeof(BitbucketTag))]
[JsonSerializable(typeof(BitbucketComment))]
[JsonSerializable(typeof(BitbucketComments))]
internal sealed partial class BitbucketJson : JsonSerializerContext;
