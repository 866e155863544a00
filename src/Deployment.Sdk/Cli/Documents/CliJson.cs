using System.Text.Json.Serialization;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>How documents are written: camel case, indented, unknown nothing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DeliveryDocument))]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(LogLineDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(ExplainDocument))]
[JsonSerializable(typeof(GraphDocument))]
[JsonSerializable(typeof(EmulateDocument))]
[JsonSerializable(typeof(ContractDocument))]
[JsonSerializable(typeof(ScenariosDocument))]
[JsonSerializable(typeof(ConfigDiffDocument))]
[JsonSerializable(typeof(ConfigPlanDocument))]
[JsonSerializable(typeof(ApprovalsDocument))]
[JsonSerializable(typeof(AuditDocument))]
[JsonSerializable(typeof(MatrixDocument))]
[JsonSerializable(typeof(MatrixDifferenceDocument))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(LedgerDocument))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(System.Text.Json.JsonElement))]
[JsonSerializable(typeof(RollbackDocument))]
[JsonSerializable(typeof(CiFileDocument))]
[JsonSerializable(typeof(ImportDocument))]
internal sealed partial class CliJson : JsonSerializerContext;
