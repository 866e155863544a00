using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.GitLab;

/// <summary>A deployment; GitLab requires every member.</summary>
/// <param name="Environment">The environment, which GitLab makes when there is none.</param>
/// <param name="Sha">The full hash of the commit.</param>
/// <param name="Ref">The branch.</param>
/// <param name="Tag">Whether that is a tag.</param>
/// <param name="Status"><c>running</c>, <c>success</c> or <c>failed</c>.</param>
internal sealed record GitLabDeployment(string Environment, string Sha, string Ref, bool Tag, string Status);

/// <summary>How a deployment goes.</summary>
internal sealed record GitLabStatus(string Status)
{
    public static GitLabStatus Of(DeliveryEventKind kind) => new(kind switch
    {
        DeliveryEventKind.Started => "running",
        DeliveryEventKind.Succeeded => "success",
        _ => "failed",
    });
}

/// <summary>A deployment as GitLab knows it.</summary>
internal sealed record GitLabMade
{
    public required long Id { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GitLabDeployment))]
[JsonSerializable(typeof(GitLabStatus))]
[JsonSerializable(typeof(GitLabMade))]
internal sealed partial class GitLabJson : JsonSerializerContext;
