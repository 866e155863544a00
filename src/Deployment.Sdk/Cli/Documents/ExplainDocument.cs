namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>explain --json</c> prints.</summary>
internal sealed record ExplainDocument(
    int Schema,
    string Branch,
    bool Matches,
    string? Role,
    bool Stable,
    IReadOnlyList<ExplainedRoute> Routes,
    IReadOnlyList<string> Promotions,
    string Reason);
