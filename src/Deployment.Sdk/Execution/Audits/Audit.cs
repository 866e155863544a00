namespace Deployment.Sdk.Execution;

/// <summary>Looks for what is, or happened, outside the plan. Holds only what cannot change anything.</summary>
/// <param name="session">The session.</param>
/// <param name="known">What is known of the plan's own deliveries; null where nobody keeps a record of them.</param>
internal sealed class Audit(DeliverySession session, IKnownDeliveries? known)
{
    private readonly ConfigDisplay _display = new(session.Hash);

    public async Task<AuditReport> RunAsync(CancellationToken cancellationToken)
    {
        Target[] targets = [.. session.Plan.Environments.SelectMany(environment => Target.AllOf(environment))];
        var read = await new AuditReading(session).ReadAsync(targets, cancellationToken).ConfigureAwait(false);
        AuditFinding[] reach = session.IsRehearsal
            ? []
            : await new TokenReach(session).FindAsync(targets, cancellationToken).ConfigureAwait(false);

        AuditedCollaborator[] collaborators = [.. read.Apps.SelectMany(AuditedCollaborator.Of)];
        string[] order = [.. targets.Select(target => target.Name)];
        var findings = read.Apps.SelectMany(Findings)
            .Concat(PromotionAudit.Of(session.Plan, read.Apps))
            .Concat(PipelineAudit.Of(session.Plan, read.Pipelines))
            .Concat(reach)

            // The accounts of a rehearsal are nobody's.
            .Concat(session.IsRehearsal ? [] : Strangers.Of(session.Plan, collaborators))
            .OrderBy(finding => (uint)Array.IndexOf(order, finding.Environment))
            .ThenBy(finding => finding.App, StringComparer.Ordinal)
            .ThenByDescending(finding => finding.Severity);
        return new AuditReport(
            [.. findings.Select(finding => finding with { What = session.Masked(finding.What) })],
            [.. collaborators],
            [.. Notes()],
            read.Unread);
    }

    private IEnumerable<AuditFinding> Findings(AuditedApp app)
    {
        // A variable that could be two environments' is no value of either.
        var given = GivenSecrets.To(session, app.Target);
        return AppAudit.Of(app, given.Refusal is null ? given.Value : GivenSecrets.None, _display).Concat(ForeignReleases.Of(app, known));
    }

    private IEnumerable<string> Notes()
    {
        if (known is null)
        {
            yield return "no ledger: releases cannot be told apart, except that one without the mark of a delivery came from elsewhere";
        }

        if (session.IsRehearsal)
        {
            yield return "a rehearsal has one token for everything: whether a token below production sees production is not asked";
        }
    }
}
