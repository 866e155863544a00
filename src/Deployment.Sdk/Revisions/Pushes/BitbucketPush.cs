using System.Text.Json.Serialization;

namespace Deployment.Sdk.Revisions.Pushes;

/// <summary>
/// The body of Bitbucket's webhook <c>repo:push</c>, as far as it is read. Anything may be absent: the body comes from outside.
/// </summary>
/// <param name="Actor">Who pushed.</param>
/// <param name="Repository">Where to.</param>
/// <param name="Push">What.</param>
internal sealed record BitbucketPush(BitbucketPushActor? Actor, BitbucketPushRepository? Repository, BitbucketPushChanges? Push);

/// <summary>Who pushed; an access token has no nickname.</summary>
internal sealed record BitbucketPushActor(string? Nickname, string? DisplayName, string? Uuid);

/// <summary>The repository, as <c>workspace/slug</c>.</summary>
internal sealed record BitbucketPushRepository(string? FullName);

/// <summary>One push can move many references.</summary>
internal sealed record BitbucketPushChanges(IReadOnlyList<BitbucketPushChange?>? Changes);

/// <summary>A reference that moved. Without <paramref name="New"/> it was deleted; a deleted one has neither commits nor links.</summary>
internal sealed record BitbucketPushChange(BitbucketPushReference? New, BitbucketPushReference? Old, bool? Forced, BitbucketPushLinks? Links);

/// <summary>A branch, a tag, or what Mercurial had.</summary>
internal sealed record BitbucketPushReference(string? Type, string? Name, BitbucketPushTarget? Target);

/// <summary>The commit, also of an annotated tag.</summary>
internal sealed record BitbucketPushTarget(string? Hash);

internal sealed record BitbucketPushLinks(BitbucketPushLink? Html);

internal sealed record BitbucketPushLink(string? Href);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BitbucketPush))]
internal sealed partial class BitbucketPushJson : JsonSerializerContext;
