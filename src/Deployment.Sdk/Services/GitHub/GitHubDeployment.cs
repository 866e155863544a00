using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.GitHub;

/// <summary>A deployment.</summary>
/// <param name="Ref">The full hash of the commit.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Description">One line.</param>
/// <param name="ProductionEnvironment">Whether users are served there.</param>
internal sealed record GitHubDeployment(string Ref, string Environment, string Description, bool ProductionEnvironment)
{
    public string Task { get; } = "deploy";

    /// <summary>Without it GitHub may merge the default branch into what is delivered, in place of making a deployment.</summary>
    public bool AutoMerge { get; }

    /// <summary>None: the plan's own gates have decided.</summary>
    public IReadOnlyList<string> RequiredContexts { get; } = [];

    public static GitHubDeployment Of(DeliveryEvent happening, string commit) => new(
        commit, happening.Environment, GitHubState.Line(happening), happening.Stage == Stage.Production);
}

/// <summary>What GitHub answers: a deployment, or why there is none.</summary>
internal sealed record GitHubMade
{
    public long? Id { get; init; }

    public string? Message { get; init; }
}

/// <summary>How a deployment goes.</summary>
internal sealed record GitHubState
{
    private const int LongestDescription = 140;

    public const string Success = "success";

    /// <summary>It ran, and something else runs now.</summary>
    public const string Inactive = "inactive";

    /// <summary><c>in_progress</c>, <c>success</c>, <c>failure</c>, <c>error</c> or <c>inactive</c>.</summary>
    public required string State { get; init; }

    public string? Description { get; init; }

    public Uri? LogUrl { get; init; }

    public Uri? EnvironmentUrl { get; init; }

    public static GitHubState Of(DeliveryEvent happening) => Of(happening, happening.Kind switch
    {
        DeliveryEventKind.Started => "in_progress",
        DeliveryEventKind.Succeeded => Success,
        _ when happening.IsEndUnknown => "error",
        _ => "failure",
    });

    public static GitHubState Of(DeliveryEvent happening, string state) => new()
    {
        State = state,
        Description = Line(happening),
        LogUrl = happening.BuildUrl,
        EnvironmentUrl = happening.WebUrl,
    };

    public static string Line(DeliveryEvent happening) =>
        NeutralText.Cut(NeutralText.Unlinked(DeliveryMessage.Of(happening).Headline), LongestDescription);
}

/// <summary>A comment in Markdown.</summary>
internal sealed record GitHubComment(string Body);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GitHubDeployment))]
[JsonSerializable(typeof(GitHubMade))]
[JsonSerializable(typeof(IReadOnlyList<GitHubMade>))]
[JsonSerializable(typeof(GitHubState))]
[JsonSerializable(typeof(GitHubComment))]
[JsonSerializable(typeof(IReadOnlyList<GitHubComment>))]
internal sealed partial class GitHubJson : JsonSerializerContext;
