using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>A yes to a request, as a person gives it; the last one may deliver.</summary>
internal sealed class HandApproval(DeliverySession session)
{
    private readonly People _people = People.Of(session.Plan);
    private readonly Answering _answering = new(session);

    public async Task<DeliveryResult> ApproveAsync(ApproveOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var asked = await _answering.FindAsync(options.Request, options.Role, cancellationToken).ConfigureAwait(false);
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

        if (rule.Signed && options.KeyFile is null)
        {
            return Refusal.Usage($"{rule.Role} has to sign", "add --sign KEYFILE, with an SSH key that .deployment/allowed_signers has");
        }

        var said = new ApprovalGiven(filed.Request.Id, rule.Role, "", ApprovalStrength.Signed)
        {
            Evidence = evidence?.Value, SignedAt = session.Time.GetUtcNow(),
        };
        var identity = options.KeyFile is { } key
            ? await Identity.SignedAsync(session, ApprovalStatement.Of(filed.Stream, filed.Request.Asked, said), key, cancellationToken).ConfigureAwait(false)
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

        var given = said with
        {
            Approver = identity.Value.Name,
            Strength = identity.Value.Strength,
            Signature = identity.Value.Signature,
            SignedAt = identity.Value.Signature is null ? null : said.SignedAt,
        };
        return await _answering.AppendAsync(filed, identity.Value, given, cancellationToken).ConfigureAwait(false) is { } lost ? lost : given;
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
            ?? (closedNow.Value.FirstOrDefault(gone => gone.Request == filed.Request.Id) is { } gone ? Answering.Void(filed, gone) : null);
    }

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
            return await new ApprovedDelivery(session).RunAsync(again.Value, options, cancellationToken).ConfigureAwait(false);
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
}
