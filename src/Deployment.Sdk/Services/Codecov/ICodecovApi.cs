using Refit;

namespace Deployment.Sdk.Services.Codecov;

/// <summary>The calls of Codecov's API, version 2, that are needed. All of them read.</summary>
internal interface ICodecovApi
{
    /// <summary>The newest commits that Codecov knows, of a branch or of all.</summary>
    [Get("/{host}/{owner}/repos/{repository}/commits/")]
    Task<CodecovCommits> ListCommitsAsync(
        string host,
        string owner,
        string repository,
        [AliasAs("branch")] string? branch,
        [AliasAs("page_size")] int pageSize,
        [Header("Authorization")] string? authorization,
        CancellationToken cancellationToken);

    /// <summary>One commit. The answer carries the whole line report, many megabytes: ask the list and the totals first.</summary>
    [Get("/{host}/{owner}/repos/{repository}/commits/{commit}/")]
    Task<CodecovCommit> GetCommitAsync(
        string host, string owner, string repository, string commit, [Header("Authorization")] string? authorization, CancellationToken cancellationToken);

    /// <summary>What was measured of one commit, in whole and by file; 404 where there is no report.</summary>
    [Get("/{host}/{owner}/repos/{repository}/totals/")]
    Task<CodecovMeasured> TotalsAsync(
        string host,
        string owner,
        string repository,
        [AliasAs("sha")] string commit,
        [Header("Authorization")] string? authorization,
        CancellationToken cancellationToken);

    /// <summary>Two commits compared; 404 where one of them has no report.</summary>
    [Get("/{host}/{owner}/repos/{repository}/compare/")]
    Task<CodecovComparison> CompareAsync(
        string host,
        string owner,
        string repository,
        [AliasAs("base")] string from,
        [AliasAs("head")] string to,
        [Header("Authorization")] string? authorization,
        CancellationToken cancellationToken);
}
