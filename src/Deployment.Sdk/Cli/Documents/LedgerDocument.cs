namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>ledger status --json</c> prints.</summary>
/// <param name="Schema">The version of this shape.</param>
/// <param name="Ledger">Where it is.</param>
/// <param name="Shared">Whether every machine sees it.</param>
/// <param name="Rehearsal">Whether it is a rehearsal's.</param>
/// <param name="Streams">What is in it.</param>
internal sealed record LedgerDocument(int Schema, string Ledger, bool Shared, bool Rehearsal, IReadOnlyList<LedgerDocument.LedgerStream> Streams)
{
    /// <summary>One stream.</summary>
    /// <param name="Name">Pipeline and environment.</param>
    /// <param name="Version">The version of its newest row.</param>
    /// <param name="Head">The hash of its newest row.</param>
    internal sealed record LedgerStream(string Name, long Version, string Head);
}
