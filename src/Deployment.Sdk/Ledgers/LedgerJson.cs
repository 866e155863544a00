using System.Text.Json.Serialization;

namespace Deployment.Sdk.Ledgers;

/// <summary>How rows are written: camel case, one line, nothing for what is absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(LedgerBody))]
[JsonSerializable(typeof(LeaseHolder))]
internal sealed partial class LedgerJson : JsonSerializerContext;
