using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Bitbucket;

/// <summary>A page of a list.</summary>
/// <param name="Values">What is on it; null where the list is still gathered.</param>
/// <param name="Next">The whole address of the next page; null on the last one.</param>
internal sealed record BitbucketPage<T>(IReadOnlyList<T>? Values, string? Next);

/// <summary>A commit. The author is as git has it, <c>Name &lt;e-mail&gt;</c>.</summary>
internal sealed record BitbucketCommit(string Hash, string? Message, BitbucketAuthor? Author);

internal sealed record BitbucketAuthor(string? Raw);

/// <summary>A file that differs: its path before, its path after.</summary>
internal sealed record BitbucketDiffstat(BitbucketPath? Old, BitbucketPath? New);

internal sealed record BitbucketPath(string? Path);

/// <summary>A pull request; <c>MERGED</c> when its commits are in.</summary>
internal sealed record BitbucketRequest(int Id, string? Title, string? State);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(BitbucketPage<BitbucketCommit>))]
[JsonSerializable(typeof(BitbucketPage<BitbucketDiffstat>))]
[JsonSerializable(typeof(BitbucketPage<BitbucketRequest>))]
internal sealed partial class BitbucketHistoryJson : JsonSerializerContext;
