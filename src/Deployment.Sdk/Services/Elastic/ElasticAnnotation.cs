using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Elastic;

/// <summary>A mark on the charts of a service.</summary>
/// <param name="Timestamp">The moment.</param>
/// <param name="Service">What is live from then on.</param>
/// <param name="Message">What people read at the mark.</param>
internal sealed record ElasticAnnotation(
    [property: JsonPropertyName("@timestamp")] DateTimeOffset Timestamp, ElasticRelease Service, string Message);

/// <summary>What is live.</summary>
/// <param name="Version">The full hash of the commit.</param>
/// <param name="Environment">The environment, as the agents of Elastic APM name it.</param>
internal sealed record ElasticRelease(string Version, string Environment);

/// <summary>What Kibana answers.</summary>
internal sealed record ElasticAnnotated
{
    /// <summary>The mark's id.</summary>
    [JsonPropertyName("_id")]
    public required string Id { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ElasticAnnotation))]
[JsonSerializable(typeof(ElasticAnnotated))]
internal sealed partial class ElasticJson : JsonSerializerContext;
