using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.NewRelic;

/// <summary>A call of GraphQL. What is from outside goes as a variable, never into the text of the call.</summary>
internal sealed record NewRelicMutation(string Query, NewRelicVariables Variables)
{
    private const string Text =
        "mutation($deployment: ChangeTrackingDeploymentInput!) { changeTrackingCreateDeployment(deployment: $deployment) { deploymentId entityGuid } }";

    public static NewRelicMutation Of(NewRelicDeployment deployment) => new(Text, new NewRelicVariables(deployment));
}

/// <summary>The variables of the call.</summary>
internal sealed record NewRelicVariables(NewRelicDeployment Deployment);

/// <summary>A deployment.</summary>
/// <param name="EntityGuid">What is deployed.</param>
/// <param name="Version">The full commit hash.</param>
/// <param name="Commit">The same.</param>
/// <param name="Timestamp">Milliseconds since 1970.</param>
/// <param name="Description">One line.</param>
/// <param name="User">Who delivered.</param>
/// <param name="DeepLink">Where to read more.</param>
/// <param name="Changelog">The commits, one a line.</param>
/// <param name="GroupId">The same for all that one run of the command delivers.</param>
internal sealed record NewRelicDeployment(
    string EntityGuid,
    string Version,
    string Commit,
    long Timestamp,
    string Description,
    string? User,
    string? DeepLink,
    string? Changelog,
    string? GroupId);

/// <summary>What NerdGraph answers.</summary>
internal sealed record NewRelicAnswer
{
    public NewRelicData? Data { get; init; }

    public IReadOnlyList<NewRelicError>? Errors { get; init; }
}

/// <summary>What was asked for.</summary>
internal sealed record NewRelicData
{
    public NewRelicMarked? ChangeTrackingCreateDeployment { get; init; }
}

/// <summary>The deployment as New Relic knows it.</summary>
internal sealed record NewRelicMarked
{
    public required string DeploymentId { get; init; }
}

/// <summary>What went wrong.</summary>
internal sealed record NewRelicError
{
    public required string Message { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(NewRelicMutation))]
[JsonSerializable(typeof(NewRelicAnswer))]
internal sealed partial class NewRelicJson : JsonSerializerContext;
