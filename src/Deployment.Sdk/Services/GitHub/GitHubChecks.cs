using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.GitHub;

/// <summary>The newest check runs of a name, one of each app.</summary>
internal sealed record GitHubCheckRuns
{
    public required IReadOnlyList<GitHubCheckRun> CheckRuns { get; init; }
}

/// <summary>What an app, such as GitHub Actions, found of a commit.</summary>
internal sealed record GitHubCheckRun
{
    /// <summary>The status of a run that has ended.</summary>
    public const string Completed = "completed";

    /// <summary>The conclusion of one that passed.</summary>
    public const string Success = "success";

    /// <summary>In Actions the name of the job.</summary>
    public required string Name { get; init; }

    /// <summary><c>queued</c>, <c>in_progress</c>, <c>completed</c> and others.</summary>
    public required string Status { get; init; }

    /// <summary><c>success</c>, <c>failure</c>, <c>neutral</c>, <c>cancelled</c>, <c>skipped</c>, <c>timed_out</c>, <c>action_required</c> or <c>stale</c>; null until it has ended.</summary>
    public string? Conclusion { get; init; }

    /// <summary>The page of the run at GitHub.</summary>
    public string? HtmlUrl { get; init; }

    /// <summary>The page that the app names for it, at GitHub or elsewhere.</summary>
    public string? DetailsUrl { get; init; }
}

/// <summary>The newest status of each context.</summary>
internal sealed record GitHubStatuses
{
    public required IReadOnlyList<GitHubStatus> Statuses { get; init; }
}

/// <summary>What a service outside GitHub says of a commit.</summary>
internal sealed record GitHubStatus
{
    /// <summary>The state of one that has not ended.</summary>
    public const string Pending = "pending";

    /// <summary>Its name, such as <c>ci/circleci: test</c>.</summary>
    public required string Context { get; init; }

    /// <summary><c>success</c>, <c>pending</c>, <c>failure</c> or <c>error</c>.</summary>
    public required string State { get; init; }

    /// <summary>The page that the service names for it.</summary>
    public string? TargetUrl { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GitHubCheckRuns))]
[JsonSerializable(typeof(GitHubStatuses))]
internal sealed partial class GitHubChecksJson : JsonSerializerContext;
