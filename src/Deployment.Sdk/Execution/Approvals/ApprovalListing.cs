namespace Deployment.Sdk.Execution;

/// <summary>Lists what waits for people.</summary>
internal sealed class ApprovalListing(DeliverySession session)
{
    /// <param name="environment">The environment; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Verdict<ListedRequest[]>> ReadAsync(string? environment, CancellationToken cancellationToken)
    {
        var named = environment is null ? (Verdict<Target>?)null : TargetNames.Find(session.Plan, environment);
        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if ((named?.Refusal ?? opened.Refusal) is { } refusal)
        {
            return refusal;
        }

        Target[] targets = named is { } one ? [one.Value] : [.. session.Plan.Environments.SelectMany(each => Target.AllOf(each))];
        var (people, now) = (People.Of(session.Plan), session.Time.GetUtcNow());
        var listed = new List<ListedRequest>();
        foreach (var filed in await FiledRequest.AllAsync(session, opened.Value, targets, cancellationToken).ConfigureAwait(false))
        {
            if (filed.Request.IsOpen(now))
            {
                listed.Add(Of(
                    filed, people, now, await Signatures.ForgedAsync(session, filed.Stream, [filed.Request], cancellationToken).ConfigureAwait(false)));
            }
        }

        return listed.ToArray();
    }

    private static ListedRequest Of(FiledRequest filed, People people, DateTimeOffset now, IReadOnlySet<long> forged) => new(
        filed.Request.Id,
        filed.Target.Name,
        filed.Subject.Verb,
        filed.Subject.From,
        filed.Subject.Commit,
        filed.Request.Entry.At,
        filed.Request.ExpiresAt,
        filed.Request.Asked.Requesters,
        filed.Request.Asked.Unmapped,
        [
            .. filed.Target.Definition.Of<RequiresApprovalAttribute>()
                .Select(rule => (rule, Ruling: ApprovalRuling.Of(rule, filed.Request, people, now, forged)))
                .Select(one => new ListedRole(
                    one.rule.Role, one.rule.Question, one.Ruling.Needed, one.Ruling.IsMet, one.Ruling.Counted, one.Ruling.Discounted)),
        ],
        filed.Command);
}
