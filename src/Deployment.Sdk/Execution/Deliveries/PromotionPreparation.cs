using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Reads and decides a promotion, up to but not including its first change. Holds no writer.</summary>
internal sealed class PromotionPreparation(DeliverySession session)
{
    /// <summary>What the plan alone says against it; needs neither Heroku nor git.</summary>
    public static Refusal? Check(Plan plan, Target from, Target to)
    {
        if (!plan.Promotions.Any(declared =>
            ReferenceEquals(declared.From, from.Definition) && ReferenceEquals(declared.To, to.Definition)))
        {
            return Refusal.Policy($"the plan does not promote {from.Name} to {to.Name}", Declared(plan));
        }

        return Unnamed(from) ?? Unnamed(to);
    }

    public async Task<Verdict<PreparedPromotion>> PrepareAsync(
        Target from, Target to, bool allowFetch, CancellationToken cancellationToken)
    {
        if ((Check(session.Plan, from, to) ?? CiTrigger.Check(session)) is { } closedDoor)
        {
            return closedDoor;
        }

        // One promotion needs one token that sees both ends; the target's decides what may change.
        var connection = session.Connect(to);
        if (connection.Refusal is { } closed)
        {
            return closed;
        }

        var readAt = session.Time.GetTimestamp();
        var (fromState, toState) = await new TargetReader(connection.Value.Reader)
            .ReadAsync(session.Plan, from, to, cancellationToken).ConfigureAwait(false);
        session.Mask([.. fromState.Secrets, .. toState.Secrets]);
        var given = GivenSecrets.To(session, to);
        if (given.Refusal is { } ambiguous)
        {
            return ambiguous;
        }

        toState = toState with { Given = given.Value };
        if (PromotionPreflight.Check(fromState, toState) is { } early)
        {
            return early;
        }

        var commit = PinnedRelease.Of(fromState.App(from.ArtefactOf(to.Artefacts[0].Path).Builder.Name)).Commit;
        var (direction, changes) = await new CommitOrder(session.Git, allowFetch).LookAsync(toState, commit, cancellationToken).ConfigureAwait(false);
        var steps = Planner.Promote(new PromotionPlanRequest(fromState, toState, direction, changes));
        if (steps.Refusal is { } refusal)
        {
            return refusal;
        }

        var unready = await DeclaredAddOns.LookAsync(connection.Value.Reader, toState, steps.Value, cancellationToken).ConfigureAwait(false);
        return unready.Refusal is { } lacking
            ? lacking
            : new PreparedPromotion(
                fromState,
                toState,
                steps.Value with { Notes = [.. unready.Value.Select(one => one.Note), .. steps.Value.Notes] },
                RevisionOf(commit),
                direction) { ReadAt = readAt, Unready = unready.Value };
    }

    /// <summary>
    /// Looks again, right before the first change: what was decided a moment ago stands as long as nobody released and nothing is being
    /// built; otherwise, and later, it is decided anew on what is true now.
    /// </summary>
    public async Task<Verdict<PreparedPromotion>> LookAgainAsync(PreparedPromotion decided, CancellationToken cancellationToken)
    {
        var connection = session.Connect(decided.To);
        if (connection.Refusal is { } closed)
        {
            return closed;
        }

        var lookedAt = session.Time.GetTimestamp();
        return session.Time.GetElapsedTime(decided.ReadAt, lookedAt) < Limits.Reading
            && await new TargetReader(connection.Value.Reader)
                .IsAsReadAsync(decided.FromState, decided.ToState, cancellationToken).ConfigureAwait(false)
                ? decided with { ToState = decided.ToState with { LookedAt = lookedAt } }
                : await PrepareAsync(decided.From, decided.To, allowFetch: false, cancellationToken).ConfigureAwait(false);
    }

    private static Revision RevisionOf(string commit) =>
        new(commit, null, GitReference.Unknown, RevisionOrigin.Git, Trigger.Manual);

    private static Refusal? Unnamed(Target target) =>
        target.Slot is null && !target.Definition.Slots.IsEmpty
            ? Refusal.Usage(
                $"{target.Name} stands for {target.Definition.Slots.Length} apps",
                $"name one of: {string.Join(", ", Target.AllOf(target.Definition).Select(slot => slot.Name))}")
            : null;

    private static string Declared(Plan plan) =>
        plan.Promotions.IsEmpty
            ? "the plan declares no promotion"
            : $"it declares {string.Join(", ", plan.Promotions.Select(promotion => $"{promotion.From.Name} -> {promotion.To.Name}"))}";
}
