using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Opbeat;

/// <summary>A release.</summary>
/// <param name="Rev">The full hash of the commit.</param>
/// <param name="Status"><c>completed</c>: the whole app has it.</param>
/// <param name="Branch">The branch; null for a promotion.</param>
internal sealed record OpbeatRelease(string Rev, string Status, string? Branch);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpbeatRelease))]
internal sealed partial class OpbeatJson : JsonSerializerContext;
