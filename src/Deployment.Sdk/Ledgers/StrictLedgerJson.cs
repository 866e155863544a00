using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Deployment.Sdk.Ledgers;

/// <summary>
/// How rows are read: what a fact is about must be there. A row that leaves it out was written by a newer version or by somebody else.
/// </summary>
internal static class StrictLedgerJson
{
    public static JsonTypeInfo<LedgerBody> Body { get; } = (JsonTypeInfo<LedgerBody>)new JsonSerializerOptions(LedgerJson.Default.Options)
    {
        TypeInfoResolver = LedgerJson.Default.WithAddedModifier(Require),
    }.GetTypeInfo(typeof(LedgerBody));

    // The parameters of the records, but for those that may be null and are then left out.
    private static void Require(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired |= property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false };
        }
    }
}
