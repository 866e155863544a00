using System.Collections.Immutable;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>The approvals of one delivery: what the ledger holds for exactly this, what is asserted now, and what is still missing.</summary>
internal sealed class ApprovalCase
{
    private const string Declare = "declare them on the plan: [Person(\"EMAIL\", \"ALIAS\")]";

    private readonly DeliverySession _session;
    private readonly EnvironmentLedger _ledger;
    private readonly Target _target;
    private readonly ApprovalSubject _subject;
    private readonly Consent _consent;
    private readonly People _people;
    private readonly Requesters? _requesters;
    private readonly ApprovalRequest? _request;
    private readonly ApprovalRequest? _rejected;
    private readonly ApprovalRequest? _pinned;
    private readonly IReadOnlySet<long> _forged;
    private readonly string _fresh = RequestId.New();
    private readonly List<string> _asserted = [];

    private ApprovalCase(
        DeliverySession session,
        EnvironmentLedger ledger,
        Target target,
        ApprovalSubject subject,
        Consent consent,
        Requesters? requesters,
        ImmutableArray<ApprovalRequest> same,
        IReadOnlySet<long> forged)
    {
        (_session, _ledger, _target, _subject, _consent, _requesters, _forged) = (session, ledger, target, subject, consent, requesters, forged);
        _people = People.Of(session.Plan);
        _request = same.LastOrDefault(request => request.IsOpen(session.Time.GetUtcNow()) && request.Asked.Subject.Covers(subject));
        _pinned = same.LastOrDefault(request => string.Equals(request.Id, consent.Request, StringComparison.OrdinalIgnoreCase));
        _rejected = same.LastOrDefault() is { Closed.Fact: ApprovalRejected } no && !consent.AsksAgain ? no : null;
    }

    /// <summary>What a yes is about.</summary>
    public ApprovalSubject Subject => _subject;

    private IEnumerable<RequiresApprovalAttribute> Rules => _target.Definition.Of<RequiresApprovalAttribute>();

    /// <param name="session">The session.</param>
    /// <param name="ledger">The environment's ledger.</param>
    /// <param name="view">What it says.</param>
    /// <param name="target">The environment.</param>
    /// <param name="subject">What a yes is about.</param>
    /// <param name="consent">What whoever delivers said beforehand.</param>
    /// <param name="requesters">Who asks, and whose work would arrive; null where no rule is about them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ApprovalCase> OpenAsync(
        DeliverySession session,
        EnvironmentLedger ledger,
        LedgerView view,
        Target target,
        ApprovalSubject subject,
        Consent consent,
        Requesters? requesters,
        CancellationToken cancellationToken)
    {
        ImmutableArray<ApprovalRequest> same = [.. ApprovalRequest.In(view).Where(request => request.Asked.Subject.IsSameAs(subject))];
        var forged = await Signatures.ForgedAsync(session, ledger.Stream, same, cancellationToken).ConfigureAwait(false);
        return new ApprovalCase(session, ledger, target, subject, consent, requesters, same, forged);
    }

    /// <summary>Why what was pinned with <c>--request</c> is not what would arrive; null when it is.</summary>
    public Refusal? Pinned() =>
        _consent.Request is { } pinned && !string.Equals(_request?.Id, pinned, StringComparison.OrdinalIgnoreCase)
            ? Refusal.Outdated(
                _pinned is { Closed: null } other && !other.Asked.Subject.Covers(_subject)
                    ? $"what would be done on {_target.Name} is not what the request {pinned} is about: {ApprovalSubjects.Change(other.Asked.Subject, _subject)}"
                    : $"what would arrive on {_target.Name} is not what the request {pinned} is about, or that request is closed",
                $"look at it: dotnet run -- approvals {_target.Name}; or ask anew, without --request")
            : null;

    /// <summary>Decides one rule.</summary>
    public async Task<GateVerdict> AskAsync(RequiresApprovalAttribute rule, IGateContext context, CancellationToken cancellationToken)
    {
        // Asked for in any case: an --approve that nothing needs is most likely misspelt.
        var isAsserted = context.IsAsserted(rule.Role);
        if (_rejected is { Closed.Fact: ApprovalRejected no } && Is(no.Role, rule))
        {
            return GateVerdict.No(
                $"{rule.Role} said no to request {_rejected.Id} on {_rejected.Closed!.At:yyyy-MM-dd HH:mm}Z ({no.Rejecter}): {no.Reason}; "
                + "to ask them once more, repeat the command with --ask-again");
        }

        // A yes that was given before they came in says nothing of them.
        if (Unknown(rule, Filed) is { } unknown)
        {
            return GateVerdict.No($"{unknown}; {Declare}");
        }

        var ruling = Ruling(rule);
        if (ruling.IsMet)
        {
            return GateVerdict.Yes($"{rule.Role} approved: {ruling.Text}");
        }

        if (rule.IsAssertable)
        {
            var verdict = await rule.AskHereAsync(context, cancellationToken).ConfigureAwait(false);
            if (verdict.Answer == GateAnswer.Yes)
            {
                _asserted.Add(rule.Role);
            }

            return verdict.Answer == GateAnswer.Wait ? GateVerdict.Wait($"{verdict.Reason}, or they run: {Command(rule)}") : verdict;
        }

        if (Unknown(rule, _requesters) is { } asking)
        {
            return GateVerdict.No($"{asking}; {Declare}");
        }

        return GateVerdict.Wait(
            $"approval by {rule.Role} is missing ({rule.Question}){(ruling.Text.Length > 0 ? $" [{ruling.Text}]" : "")}: "
            + $"{(isAsserted ? $"--approve {rule.Role} is not enough here; " : "")}{(rule.Needed > 1 ? "they run" : "one of them runs")}: {Command(rule)}");
    }

    /// <summary>Whether what was recorded still stands, right before the first change.</summary>
    public Refusal? StillGiven()
    {
        if (_rejected is { Closed.Fact: ApprovalRejected no })
        {
            return Refusal.Policy($"{no.Role} said no to {_target.Name} in between ({no.Rejecter}): {no.Reason}");
        }

        if (Rules.Select(rule => Unknown(rule, Filed)).FirstOrDefault(unknown => unknown is not null) is { } nobody)
        {
            return Refusal.Policy($"{_target.Name} is closed: {nobody}", Declare);
        }

        return Rules.FirstOrDefault(rule => !rule.IsAssertable && !Ruling(rule).IsMet) is { } missing
            ? new Refusal(DeliveryOutcome.ApprovalPending, $"the approval by {missing.Role} for {_target.Name} does not stand any longer", "deliver again")
            : null;
    }

    /// <summary>
    /// Writes down what was asserted, files a request for what is missing, and voids requests for what would no longer arrive. All of it is
    /// decided on what the ledger says at that moment.
    /// </summary>
    /// <param name="refusal">What the gates say.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The same, with the request's id and with what was voided.</returns>
    public async Task<Refusal?> RecordAsync(Refusal? refusal, CancellationToken cancellationToken)
    {
        var files = Rules.Any() && (refusal is { Outcome: DeliveryOutcome.ApprovalPending } || (refusal is null && _asserted.Count > 0));
        var filed = _fresh;
        var voided = new List<ApprovalVoided>();
        await _ledger.AppendAsync(
            view =>
            {
                voided.Clear();
                var now = _session.Time.GetUtcNow();
                var requests = ApprovalRequest.In(view).Where(request => request.IsOpen(now)).ToList();
                voided.AddRange(requests.Where(request => IsOutOfDate(request.Asked.Subject)).Select(request =>
                    new ApprovalVoided(request.Id, ApprovalSubjects.Change(request.Asked.Subject, _subject))));
                var facts = new List<LedgerFact>(voided);
                if (files)
                {
                    if (requests.LastOrDefault(request => request.Asked.Subject.Covers(_subject)) is { } standing)
                    {
                        filed = standing.Id;
                    }
                    else
                    {
                        filed = _fresh;
                        facts.Add(new ApprovalRequested(_fresh, _subject, _requesters?.All ?? [], _requesters?.Unmapped ?? []));
                    }

                    facts.AddRange(_asserted.Select(role => new ApprovalGiven(filed, role, Asserter, ApprovalStrength.Asserted)));
                }

                return facts;
            },
            lease: null,
            cancellationToken).ConfigureAwait(false);
        foreach (var gone in voided)
        {
            _session.Log.Note($"the request {gone.Request} for {_target.Name} is void: {gone.Reason}");
        }

        return refusal is not { Outcome: DeliveryOutcome.ApprovalPending } ? refusal : refusal with
        {
            Reason = string.Join("; ", voided.Select(gone => $"the request {gone.Request} is void: {gone.Reason}")
                .Prepend(refusal.Reason.Replace(_fresh, filed, StringComparison.Ordinal))),
            Remedy = $"dotnet run -- approvals {_target.Name}",
        };
    }

    private string Asserter => (_ledger.Origin.Actor ?? _ledger.Origin.Account ?? "somebody").ToLowerInvariant();

    private ApprovalRuling Ruling(RequiresApprovalAttribute rule) =>
        ApprovalRuling.Of(rule, _request, _people, _session.Time.GetUtcNow(), _forged, _requesters);

    private Requesters? Filed => _request is { } request ? Requesters.Of(request.Asked, _requesters, _people) : null;

    // Who could be anybody could be whoever says yes.
    private static string? Unknown(RequiresApprovalAttribute rule, Requesters? asking) =>
        rule.NotRequester && asking is { Unmapped: [_, ..] unmapped }
            ? $"{rule.Role} has to be somebody else than whoever asks, and the plan does not know who this is: {string.Join(", ", unmapped)}"
            : null;

    private string Command(RequiresApprovalAttribute rule) =>
        $"dotnet run -- approve {_request?.Id ?? _fresh} --role {rule.Role}{(rule.Signed ? " --sign KEYFILE" : "")}"
        + $"{(rule.Evidence is { } evidence ? $" --evidence \"{evidence}\"" : "")}";

    // Two branches may wait for one environment side by side; what a source runs is one thing. So is what one commit does there.
    private bool IsOutOfDate(ApprovalSubject other) =>
        (other.From is not null && other.From == _subject.From && other.Verb == _subject.Verb && !other.IsSameAs(_subject))
        || (other.IsSameAs(_subject) && !other.Covers(_subject));

    private static bool Is(string role, RequiresApprovalAttribute rule) => string.Equals(role, rule.Role, StringComparison.OrdinalIgnoreCase);
}
