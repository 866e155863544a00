namespace Deployment.Sdk.Ledgers;

/// <summary>What changes an environment, as the ledger calls it.</summary>
internal static class DeliveryVerb
{
    public const string Deploy = "deploy";

    public const string Promote = "promote";

    public const string Rollback = "rollback";

    public const string Config = "config apply";
}
