namespace Deployment.Sdk.Services.Bitbucket;

/// <summary>A comment of an issue.</summary>
internal sealed record BitbucketComment
{
    public required BitbucketContent Content { get; init; }
}

/// <summary>What is said; null in a comment that only changes the issue.</summary>
internal sealed record BitbucketContent(string? Raw);

/// <summary>A page of comments.</summary>
internal sealed record BitbucketComments
{
    public required IReadOnlyList<BitbucketComment> Values { get; init; }

    /// <summary>The next page; null on the last one.</summary>
    public string? Next { get; init; }
}
