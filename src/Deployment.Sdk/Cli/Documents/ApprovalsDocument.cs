using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>approvals</c> prints with <c>--json</c>.</summary>
internal sealed record ApprovalsDocument(int Schema, string Pipeline, bool Rehearsal, IReadOnlyList<ListedRequest> Requests);
