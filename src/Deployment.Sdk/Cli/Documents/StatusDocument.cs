using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>status --json</c> prints.</summary>
internal sealed record StatusDocument(int Schema, string Pipeline, bool Rehearsal, IReadOnlyList<AppStatus> Apps);
