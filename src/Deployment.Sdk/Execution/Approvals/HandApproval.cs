using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>A yes or a no to a request, as a person gives it.</summary>
internal sealed class HandApproval(DeliverySession session)
{
    private readonly People _people = People.Of(session.Plan);

    public async Task<DeliveryResult> ApproveAsync(ApproveOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var asked = await AskedAsync(options.Request, options.Role, cancellationToken).ConfigureAwait(false);
            if (asked.Refusal is { } refusal)
            {
                return DeliveryResult.From(refusal);
            }

            var (filed, rule) = asked.Value;
            session.Log.Heading($"{filed.Request.Id}: {filed.Subject.Verb} of {filed.Subject.Commit} to {filed.Target.Name}");
            if (await VoidAsync(filed, cancellationToken).ConfigureAwait(false) is { } gone)
            {
                return DeliveryResult.From(gone);
            }

            var authors = await AuthorsNowAsync(filed, cancellationToken).ConfigureAwait(false);
            var given = await GivenAsync(filed, rule, authors, options, cancellationToken).ConfigureAwait(false);
            return given.Refusal is { } no
                ? DeliveryResult.From(no)
                : await EndAsync(filed, given.Value, authors, options, cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            return Failures.OfLedger(failure);
        }
    }

    public async Task<DeliveryResult> RejectAsync(string request, string role, string reason, string? stated, CancellationToken cancellationToken)
    {
        try
        {
            var asked = await AskedAsync(request, role, cancellationToken).ConfigureAwait(false);
            var why = StatedText.Of(session, "--reason", reason);
            if ((asked.Refusal ?? why.Refusal) is { } refusal)
            {
                return DeliveryResult.From(refusal);
            }

            var (filed, rule) = asked.Value;
            var identity = await Identity.RecordedAsync(session, stated, cancellationToken).ConfigureAwait(false);
            if (identity.Refusal is { } unknown)
            {
                return DeliveryResult.From(unknown);
            }

            // Whoever asks may take it back, so that they ask counts against nobody here.
            if (rule.By is { } by && !by.Select(_people.Name).Contains(_people.Name(identity.Value.Name), StringComparer.Ordinal)
                && !filed.Request.Asked.Requesters.Select(_people.Name).Contains(_people.Name(identity.Value.Name), StringComparer.Ordinal))
            {
                return DeliveryResult.From(Refusal.Policy($"{identity.Value.Name} is none of those who may answer for {rule.Role}"));
            }

            var appended = await AppendAsync(
                filed, identity.Value, new ApprovalRejected(filed.Request.Id, rule.Role, identity.Value.Name, why.Value), cancellationToken).ConfigureAwait(false);
            return appended is { } lost
                ? DeliveryResult.From(lost)
                : new DeliveryResult(DeliveryOutcome.Done, $"{rule.Role} ({identity.Value.Name}) said no to {filed.Request.Id}: it is closed, and what it was about does not come to {filed.Target.Name}");
        }
        catch (LedgerException failure)
        {
            return Failures.OfLedger(failure);
        }
    }

    // Only what can still be answered: open, under this plan, in a role that is asked for.
    private async Task<Verdict<Asked>> AskedAsync(string request, string role, CancellationToken cancellationToken)
    {
        if (CiTrigger.Check(session) is { } closed)
        {
            return closed;
        }

        var found = await FiledRequest.FindAsync(session, request, cancellationToken).ConfigureAwait(false);
        if (found.Refusal is { } unknown)
        {
            return unknown;
        }

        var filed = found.Value;
        if (filed is { Request.Closed.Fact: ApprovalVoided gone, Subject.From: not null })
        {
            return Void(filed, gone);
        }

        if (filed.Request.End(session.Time.GetUtcNow()) is { } end)
        {
            return Refusal.Policy($"the request {filed.Request.Id} is closed: {end}", "deliver again to ask anew");
        }

        if (filed.Subject.PolicyDigest != session.Plan.PolicyDigest)
        {
            return Refusal.Outdated(
                $"the request {filed.Request.Id} was filed under the plan {CommitHash.Short(filed.Subject.PolicyDigest)}, and this is {session.Plan.PolicyDigest[..12]}",
                "answer from the checkout that it was filed from, or deliver again to ask anew");
        }

        var rules = filed.Target.Definition.Of<RequiresApprovalAttribute>();
        return rules.FirstOrDefault(rule => string.Equals(rule.Role, role, StringComparison.OrdinalIgnoreCase)) is { } asked
            ? new Asked(filed, asked)
            : Refusal.Usage(
                $"{filed.Target.Name} asks nobody in the role {role}", $"it asks: {string.Join(", ", rules.Select(rule => rule.Role))}");
    }

    private async Task<Verdict<ApprovalGiven>> GivenAsync(
        FiledRequest filed, RequiresApprovalAttribute rule, Requesters? authors, ApproveOptions options, CancellationToken cancellationToken)
    {
        var evidence = options.Evidence is { } text ? StatedText.Of(session, "--evidence", text) : (Verdict<string>?)null;
        if (evidence is { Refusal: { } unsaid })
        {
            return unsaid;
        }

        if (rule.Evidence is { } wanted && evidence is null)
        {
            return Refusal.Usage($"{rule.Role} has to name evidence: {wanted}", "add it with --evidence TEXT");
        }

        var identity = options.KeyFile is { } key
            ? await Identity.SignedAsync(
                session, ApprovalStatement.Of(filed.Stream, filed.Request.Asked, rule.Role), key, cancellationToken).ConfigureAwait(false)
            : await Identity.RecordedAsync(session, options.As, cancellationToken).ConfigureAwait(false);
        if (identity.Refusal is { } unknown)
        {
            return unknown;
        }

        if (ApproverRule.Problem(
            rule, identity.Value.Name, Requesters.Of(filed.Request.Asked, authors, _people), _people) is { } problem)
        {
            return Refusal.Policy($"this yes to {filed.Request.Id} does not count: {problem}");
        }

        var given = new ApprovalGiven(filed.Request.Id, rule.Role, identity.Value.Name, identity.Value.Strength)
        {
            Evidence = evidence?.Value,
            Signature = identity.Value.Signature,
        };
        return await AppendAsync(filed, identity.Value, given, cancellationToken).ConfigureAwait(false) is { } lost ? lost : given;
    }

    // The target may run something else than when it was asked, so that the work of others would arrive.
    private async Task<Requesters?> AuthorsNowAsync(FiledRequest filed, CancellationToken cancellationToken)
    {
        if (!filed.Target.Definition.Of<RequiresApprovalAttribute>().Any(rule => rule.NotRequester))
        {
            return null;
        }

        var connection = session.Connect(filed.Target);
        var trouble = connection.Refusal?.Reason;
        if (trouble is null)
        {
            try
            {
                var state = await new TargetReader(connection.Value.Reader).ReadAsync(session.Plan, filed.Target, cancellationToken).ConfigureAwait(false);
                session.Mask(state.Secrets);
                return await Requesters.FindAsync(session, state, filed.Subject.Commit, account: null, _people, cancellationToken).ConfigureAwait(false);
            }
            catch (HerokuException failure)
            {
                trouble = failure.Message;
            }
        }

        session.Log.Note($"whose work would arrive on {filed.Target.Name} now cannot be seen from here ({trouble}); the delivery looks again");
        return null;
    }

    // A yes to what no longer runs at the source would be worth nothing, and whoever gives it should know.
    private async Task<Refusal?> VoidAsync(FiledRequest filed, CancellationToken cancellationToken)
    {
        if (filed.Subject.From is not { } from || TargetNames.Find(session.Plan, from) is not { Refusal: null, Value: var source })
        {
            return null;
        }

        var connection = session.Connect(source);
        if (connection.Refusal is { } closed)
        {
            session.Log.Note($"whether {from} still runs it cannot be seen from here ({closed.Reason}); the promotion looks again");
            return null;
        }

        TargetState state;
        try
        {
            state = await new TargetReader(connection.Value.Reader).ReadAsync(session.Plan, source, cancellationToken).ConfigureAwait(false);
            session.Mask(state.Secrets);
        }
        catch (HerokuException failure)
        {
            session.Log.Note($"whether {from} still runs it cannot be seen ({failure.Message}); the promotion looks again");
            return null;
        }

        var closedNow = await new OvertakenRequests(session).CloseAsync(filed.Target, state, account: null, cancellationToken).ConfigureAwait(false);
        return closedNow.Refusal
            ?? (closedNow.Value.FirstOrDefault(gone => gone.Request == filed.Request.Id) is { } gone ? Void(filed, gone) : null);
    }

    private static Refusal Void(FiledRequest filed, ApprovalVoided gone) => Refusal.Outdated(
        $"the request {filed.Request.Id} is void: {gone.Reason}", $"ask anew: dotnet run -- promote {ShellText.Quote(filed.Subject.From ?? "")} {filed.Target.Name}");

    private async Task<Refusal?> AppendAsync(FiledRequest filed, Identity identity, LedgerFact fact, CancellationToken cancellationToken)
    {
        var api = session.Api;
        var opened = api.Refusal is { } wrong
            ? wrong
            : await new TargetLedger(session).OpenAsync(filed.Target, api.Value, identity.Account, cancellationToken).ConfigureAwait(false);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }

        using var open = opened.Value;
        Refusal? late = null;
        await open.Ledger.AppendAsync(
            newest => (late = Late(newest, filed, fact)) is null ? [fact] : [], lease: null, cancellationToken).ConfigureAwait(false);
        return late;
    }

    private Refusal? Late(LedgerView newest, FiledRequest filed, LedgerFact fact) =>
        !IsOpen(newest, filed)
            ? Refusal.Policy($"the request {filed.Request.Id} was closed just now", $"look at it: dotnet run -- approvals {filed.Target.Name}")
        : fact is ApprovalRejected && newest.Unfinished is { } underWay && ApprovalRequest.IsOf(underWay.Began, filed.Subject)
            ? Refusal.Policy(
                $"what the request {filed.Request.Id} is about is being delivered to {filed.Target.Name} since {underWay.Entry.At:yyyy-MM-dd HH:mm}Z, by run {underWay.Run}: a no comes too late",
                $"once that has ended: dotnet run -- rollback {filed.Target.Name}")
        : null;

    private bool IsOpen(LedgerView view, FiledRequest filed) =>
        ApprovalRequest.In(view).Any(request => request.Id == filed.Request.Id && request.IsOpen(session.Time.GetUtcNow()));

    private async Task<DeliveryResult> EndAsync(
        FiledRequest filed, ApprovalGiven given, Requesters? authors, ApproveOptions options, CancellationToken cancellationToken)
    {
        var again = await FiledRequest.FindAsync(session, filed.Request.Id, cancellationToken).ConfigureAwait(false);
        if (again.Refusal is { } lost)
        {
            return DeliveryResult.From(lost);
        }

        var missing = await MissingAsync(again.Value, authors, cancellationToken).ConfigureAwait(false);
        var said = $"{given.Role} ({given.Approver}, {given.Strength.ToString().ToLowerInvariant()}) said yes to {filed.Request.Id}";
        if (missing.Length > 0)
        {
            return new DeliveryResult(DeliveryOutcome.Done, $"{said}; still missing: {missing}");
        }

        if (options.Delivers)
        {
            session.Log.Note($"{said}, and nothing is missing: {filed.Command}");
            return await DeliverAsync(again.Value, options, cancellationToken).ConfigureAwait(false);
        }

        return new DeliveryResult(DeliveryOutcome.Done, $"{said}, and nothing is missing for {filed.Target.Name}") { Remedy = filed.Command };
    }

    private async Task<string> MissingAsync(FiledRequest filed, Requesters? authors, CancellationToken cancellationToken)
    {
        var forged = await Signatures.ForgedAsync(session, filed.Stream, [filed.Request], cancellationToken).ConfigureAwait(false);
        return string.Join(", ", filed.Target.Definition.Of<RequiresApprovalAttribute>()
            .Select(rule => (rule, Ruling: ApprovalRuling.Of(rule, filed.Request, _people, session.Time.GetUtcNow(), forged, authors)))
            .Where(one => !one.Ruling.IsMet)
            .Select(one => one.Ruling.Text.Length > 0 ? $"{one.rule.Role} ({one.Ruling.Text})" : one.rule.Role));
    }

    private Task<DeliveryResult> DeliverAsync(FiledRequest filed, ApproveOptions options, CancellationToken cancellationToken)
    {
        var consent = new Consent([], options.Confirmations) { Request = filed.Request.Id };
        return filed.Subject.Verb switch
        {
            DeliveryVerb.Promote when TargetNames.Find(session.Plan, filed.Subject.From!) is { Refusal: null, Value: var source } =>
                new PromotionDelivery(session).RunAsync(
                    source,
                    filed.Target,
                    new PromotionOptions { Confirmations = options.Confirmations, Request = filed.Request.Id },
                    cancellationToken),
            DeliveryVerb.Config => new ConfigDelivery(session).RunAsync(filed.Target, consent, TimeSpan.Zero, cancellationToken),
            _ => new DeployDelivery(session).RunAsync(
                new DeployOptions
                {
                    Branch = filed.Subject.Branch,
                    Commit = filed.Subject.Commit,
                    Confirmations = options.Confirmations,
                    Request = filed.Request.Id,
                },
                filed.Target.Definition,
                cancellationToken),
        };
    }

    private sealed record Asked(FiledRequest Filed, RequiresApprovalAttribute Rule);
}
