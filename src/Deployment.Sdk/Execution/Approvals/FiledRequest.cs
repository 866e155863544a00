using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>A request, and the environment that it is for.</summary>
internal sealed record FiledRequest(Target Target, string Stream, ApprovalRequest Request)
{
    public ApprovalSubject Subject => Request.Asked.Subject;

    /// <summary>The command that delivers just what was approved.</summary>
    public string Command =>
        (Subject.Verb switch
        {
            DeliveryVerb.Promote => $"dotnet run -- promote {ShellText.Quote(Subject.From ?? "")} {Target.Name}",
            DeliveryVerb.Config => $"dotnet run -- config apply {Target.Name}",
            _ => $"dotnet run -- deploy --branch {ShellText.Quote(Subject.Branch ?? "")} --commit {ShellText.Quote(Subject.Commit)}",
        })
        + $" --request {Request.Id}"
        + (Target.Stage == Stage.Production ? string.Concat(Target.Apps.Select(app => $" --confirm {app.Name}")) : "");

    /// <summary>Every request of a plan's environments, oldest first in each.</summary>
    public static async Task<IReadOnlyList<FiledRequest>> AllAsync(
        DeliverySession session, ILedgerStore store, IEnumerable<Target> targets, CancellationToken cancellationToken)
    {
        var filed = new List<FiledRequest>();
        foreach (var target in targets)
        {
            var stream = EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name);
            var rows = await store.ReadAsync(stream, 0, cancellationToken).ConfigureAwait(false);
            filed.AddRange(ApprovalRequest.In(new LedgerView([.. rows.Select(LedgerBody.Read)]))
                .Select(request => new FiledRequest(target, stream, request)));
        }

        return filed;
    }

    /// <summary>The request that a person typed the id of.</summary>
    public static async Task<Verdict<FiledRequest>> FindAsync(DeliverySession session, string id, CancellationToken cancellationToken)
    {
        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }

        var all = await AllAsync(
            session, opened.Value, session.Plan.Environments.SelectMany(environment => Target.AllOf(environment)), cancellationToken).ConfigureAwait(false);
        return all.LastOrDefault(filed => string.Equals(filed.Request.Id, id.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found
            ? found
            : Refusal.Usage($"the ledger {opened.Value.Name} has no request {id}", "list them: dotnet run -- approvals");
    }
}
