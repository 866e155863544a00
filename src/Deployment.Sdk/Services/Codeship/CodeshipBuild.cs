using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Codeship;

/// <summary>A build as Codeship knows it.</summary>
internal sealed record CodeshipBuild
{
    /// <summary>The status of a build whose tests passed.</summary>
    public const string Passed = "success";

    /// <summary>Its UUID.</summary>
    public required string Uuid { get; init; }

    /// <summary><c>heads/master</c>.</summary>
    public string? Ref { get; init; }

    /// <summary>The full hash.</summary>
    public required string CommitSha { get; init; }

    /// <summary><c>testing</c>, <c>success</c>, <c>failed</c> and others.</summary>
    public required string Status { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>A page of builds.</summary>
internal sealed record CodeshipBuilds
{
    /// <summary>The builds.</summary>
    public required IReadOnlyList<CodeshipBuild> Builds { get; init; }
}

/// <summary>A token.</summary>
internal sealed record CodeshipToken
{
    /// <summary>What is sent with every other call.</summary>
    public required string AccessToken { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CodeshipToken))]
[JsonSerializable(typeof(CodeshipBuilds))]
internal sealed partial class CodeshipJson : JsonSerializerContext;
