using System.Text.Json.Serialization;

namespace Deployment.Sdk.Ledgers;

/// <summary>What a row of the ledger says. Facts are only ever added; what follows from them is computed.</summary>
[JsonConverter(typeof(LedgerFactConverter))]
internal abstract record LedgerFact;
