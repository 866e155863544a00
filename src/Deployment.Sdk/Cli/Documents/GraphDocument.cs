namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>graph --json</c> prints.</summary>
internal sealed record GraphDocument(int Schema, string Pipeline, string Mermaid);
