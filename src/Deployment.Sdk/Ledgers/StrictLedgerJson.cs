using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Deployment.Sdk.Ledgers;

/// <summary>
/// How rows are read: what a fact is about must be there. A row that leaves it out was written by a newer version or by somebody else.
/// They are written by the same description, which costs a program's start something each time that one is made.
/// </summary>
internal static class StrictLedgerJson
{
    private static readonly JsonSerializerOptions Options = new(LedgerJson.Default.Options)
    {
        TypeInfoResolver = LedgerJson.Default.WithAddedModifier(Require),
    };

    public static JsonTypeInfo<LedgerBody> Body { get; } = (JsonTypeInfo<LedgerBody>)Options.GetTypeInfo(typeof(LedgerBody));

    public static JsonTypeInfo<LedgerFact> Fact { get; } = (JsonTypeInfo<LedgerFact>)Options.GetTypeInfo(typeof(LedgerFact));

    public static JsonTypeInfo<LedgerOrigin> Origin { get; } = (JsonTypeInfo<LedgerOrigin>)Options.GetTypeInfo(typeof(LedgerOrigin));

    // The parameters of the records, but for those that may be null and are then left out.
    private static void Require(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired |= property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false };
        }
    }
}
