namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>emulate --json</c> prints. The tokens are not in it: they lie in files that their owner alone can read.</summary>
internal sealed record EmulateDocument(
    int Schema, Uri Api, string TokenFile, string ProductionTokenFile, string CertificateFile, string StateFolder)
{
    /// <summary>What it was asked to let go wrong; empty without a scenario.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];
}
