using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Closes requests for approvals whose source runs another slug than the one that they are about: what people would say yes to is not
/// what would arrive.
/// </summary>
internal sealed class OvertakenRequests(DeliverySession session)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    /// <summary>Closes those of every environment that a delivery of ours has overtaken at their source. Fails nothing: the promotion looks again.</summary>
    /// <param name="source">The environment that was delivered to.</param>
    /// <param name="heroku">The connection with its token.</param>
    public async Task CloseAsync(Target source, HerokuConnection heroku)
    {
        using var budget = new CancellationTokenSource(Budget, session.Time);
        TargetState? state = null;
        var targets = session.Plan.Promotions
            .Where(promotion => ReferenceEquals(promotion.From, source.Definition)).SelectMany(promotion => Target.AllOf(promotion.To));
        foreach (var target in targets)
        {
            try
            {
                if (await IsAskedAsync(target, source, budget.Token).ConfigureAwait(false))
                {
                    state ??= await new TargetReader(heroku.Reader).ReadAsync(session.Plan, source, budget.Token).ConfigureAwait(false);
                    session.Mask(state.Secrets);
                    var account = await session.AccountAsync(heroku, budget.Token).ConfigureAwait(false);
                    await CloseAsync(target, state, account, budget.Token).ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (failure is LedgerException or HerokuException or OperationCanceledException)
            {
                session.Log.Note($"whether what waits for {target.Name} is still what {source.Name} runs was not seen ({failure.Message}); the promotion looks again");
            }
        }
    }

    /// <summary>Closes those of one environment.</summary>
    /// <param name="target">Where it would arrive.</param>
    /// <param name="source">What runs where it would come from.</param>
    /// <param name="account">Whose token is used; null for nobody's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those that were closed; a refusal where the ledger cannot be used.</returns>
    public async Task<Verdict<ApprovalVoided[]>> CloseAsync(
        Target target, TargetState source, Account? account, CancellationToken cancellationToken)
    {
        var api = session.Api;
        var opened = api.Refusal is { } wrong ? wrong : await new TargetLedger(session).OpenAsync(target, api.Value, account, cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } closed)
        {
            return closed;
        }

        using var open = opened.Value;
        var ledger = open.Ledger;
        ImmutableArray<(ApprovalVoided Fact, string Commit)> voided = [];
        await ledger.AppendAsync(
            view =>
            {
                voided = [.. Open(view, source.Target).Select(request => (request.Id, request.Asked.Subject, Now: ApprovalSubjects.At(request.Asked.Subject, source)))
                    .Where(one => !one.Now.Slugs.SequenceEqual(one.Subject.Slugs, StringComparer.Ordinal))
                    .Select(one => (new ApprovalVoided(one.Id, ApprovalSubjects.Change(one.Subject, one.Now)), one.Subject.Commit))];
                return [.. voided.Select(one => one.Fact)];
            },
            lease: null,
            cancellationToken).ConfigureAwait(false);
        foreach (var (fact, commit) in voided)
        {
            var said = $"the request {fact.Request} is void: {fact.Reason}";
            session.Log.Note($"{target.Name}: {said}");
            await new EnvironmentNews(session, target, ledger).TellAsync(DeliveryEventKind.ApprovalVoided, commit, said).ConfigureAwait(false);
        }

        return voided.Select(one => one.Fact).ToArray();
    }

    // Without a call to Heroku: hardly ever does anything wait.
    private async Task<bool> IsAskedAsync(Target target, Target source, CancellationToken cancellationToken)
    {
        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is not null || EnvironmentLock.Ephemeral(session, target, opened.Value) is not null)
        {
            return false;
        }

        var rows = await opened.Value
            .ReadAsync(EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name), 0, cancellationToken).ConfigureAwait(false);
        return Open(new LedgerView([.. rows.Select(LedgerBody.Read)]), source).Any();
    }

    private IEnumerable<ApprovalRequest> Open(LedgerView view, Target source) => ApprovalRequest.In(view)
        .Where(request => request.IsOpen(session.Time.GetUtcNow()) && request.Asked.Subject.From == source.Name);
}
