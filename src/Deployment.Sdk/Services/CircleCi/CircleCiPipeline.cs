using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.CircleCi;

/// <summary>What CircleCI ran for a push, a call of its API or a schedule.</summary>
internal sealed record CircleCiPipeline
{
    /// <summary>The state of one whose config file it could not read.</summary>
    public const string Errored = "errored";

    public required string Id { get; init; }

    /// <summary>Counts up in a project.</summary>
    public required long Number { get; init; }

    /// <summary><c>created</c>, <c>errored</c>, <c>setup-pending</c>, <c>setup</c> or <c>pending</c>: it says nothing of its workflows.</summary>
    public required string State { get; init; }

    /// <summary>What it was run for; null where CircleCI leaves it out.</summary>
    public CircleCiRevision? Vcs { get; init; }
}

/// <summary>A commit.</summary>
internal sealed record CircleCiRevision
{
    /// <summary>The full hash.</summary>
    public required string Revision { get; init; }
}

/// <summary>A workflow of a pipeline. One that is run again is another of the same name.</summary>
internal sealed record CircleCiWorkflow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>
    /// <c>success</c>, <c>running</c>, <c>not_run</c>, <c>failed</c>, <c>error</c>, <c>failing</c>, <c>on_hold</c>, <c>canceled</c> or
    /// <c>unauthorized</c>.
    /// </summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A job of a workflow.</summary>
internal sealed record CircleCiJob
{
    public required string Name { get; init; }

    /// <summary>Its number in the project; null for one that has not begun, and for an approval.</summary>
    public long? JobNumber { get; init; }

    /// <summary>
    /// <c>success</c>, <c>running</c>, <c>not_run</c>, <c>failed</c>, <c>retried</c>, <c>queued</c>, <c>not_running</c>,
    /// <c>infrastructure_fail</c>, <c>timedout</c>, <c>on_hold</c>, <c>terminated-unknown</c>, <c>blocked</c>, <c>canceled</c> or
    /// <c>unauthorized</c>.
    /// </summary>
    public required string Status { get; init; }
}

/// <summary>A page.</summary>
/// <typeparam name="T">What is on it.</typeparam>
internal sealed record CircleCiPage<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Asks for the next page; null on the last.</summary>
    public string? NextPageToken { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CircleCiPage<CircleCiPipeline>))]
[JsonSerializable(typeof(CircleCiPage<CircleCiWorkflow>))]
[JsonSerializable(typeof(CircleCiPage<CircleCiJob>))]
internal sealed partial class CircleCiJson : JsonSerializerContext;
