using System.Collections.Immutable;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Reads and decides a deploy, up to but not including its first change. A dry run is this alone; it holds no writer.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="first">Asked of each target before it is looked at; a dry run asks nothing.</param>
internal sealed class DeployPreparation(
    DeliverySession session, Func<Target, IReadOnlyList<Target>, Revision, CancellationToken, Task<Refusal?>>? first = null)
{
    public async Task<Verdict<PreparedDeploys>> PrepareAsync(
        DeployOptions options, EnvironmentDefinition? only, CancellationToken cancellationToken)
    {
        if (session.Git is not { } git)
        {
            return Refusal.Usage("there is no git repository here", "run the command inside the repository that you deliver");
        }

        var found = await RevisionSource.FindAsync(
            new RevisionOptions(options.Branch, options.Commit, session.IsRehearsal, options.AllowFetch),
            git,
            session.Ci,
            cancellationToken).ConfigureAwait(false);
        if (found is not RevisionResult.Found { Revision: var revision })
        {
            var refused = ((RevisionResult.Refused)found).Refusal;
            return new Refusal((DeliveryOutcome)refused.ExitCode, refused.Reason);
        }

        foreach (var note in revision.Notes)
        {
            session.Log.Note(note);
        }

        var targets = await Destinations.FindAsync(session, revision, cancellationToken).ConfigureAwait(false);
        if (targets.Refusal is { } nowhere)
        {
            return nowhere;
        }

        Target[] wanted = [.. targets.Value.Where(target => only is null || ReferenceEquals(target.Definition, only))];
        if (wanted.Length == 0)
        {
            return Refusal.Policy(
                $"{revision.Branch} does not go to {only?.Name} but to {string.Join(", ", targets.Value.Select(target => target.Name))}");
        }

        var prepared = new List<PreparedDeploy>();
        var superseded = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var target in wanted)
        {
            if (first is not null && await first(target, wanted, revision, cancellationToken).ConfigureAwait(false) is { } unfinished)
            {
                return unfinished;
            }

            var one = await PrepareAsync(options, target, wanted, revision, cancellationToken).ConfigureAwait(false);
            if (one.Refusal is { IsSuperseded: true } overtaken)
            {
                superseded.Add(overtaken);
                continue;
            }

            if (one.Refusal is { } refusal)
            {
                return refusal;
            }

            prepared.Add(one.Value);
        }

        return prepared.Count > 0
            ? new PreparedDeploys([.. prepared], superseded.ToImmutable())
            : superseded[0] with { Reason = string.Join("; ", superseded.Select(overtaken => overtaken.Reason)) };
    }

    public async Task<Verdict<PreparedDeploy>> PrepareAsync(
        DeployOptions options,
        Target target,
        IReadOnlyList<Target> together,
        Revision revision,
        CancellationToken cancellationToken)
    {
        var approach = await Approach.OfAsync(session, target, revision, options.AllowFetch, cancellationToken).ConfigureAwait(false);
        if (approach.Refusal is { } label)
        {
            return label;
        }

        var connection = session.Connect(target, together);
        if (connection.Refusal is { } closed)
        {
            return closed;
        }

        var state = await new TargetReader(connection.Value.Reader)
            .ReadAsync(session.Plan, target, cancellationToken).ConfigureAwait(false);
        session.Mask(state.Secrets);
        var given = GivenSecrets.To(session, target);
        if (given.Refusal is { } ambiguous)
        {
            return ambiguous;
        }

        state = state with { Given = given.Value };
        var (direction, changes) = await new CommitOrder(session.Git, options.AllowFetch)
            .LookAsync(state, revision.Commit, cancellationToken).ConfigureAwait(false);
        var steps = Planner.Deploy(new DeployRequest(
            state,
            revision,
            direction,
            IsForwardOnly(target, revision),
            approach.Value.IsRemoteTip,
            changes,
            await Procfiles.ReadAsync(session.Git, target, revision.Commit, cancellationToken).ConfigureAwait(false)));
        if (steps.Refusal is { } refusal)
        {
            return Superseded.Mark(session, options, target, refusal);
        }

        if (await ProblemAsync(steps.Value, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return Refusal.Policy(problem);
        }

        var unready = await DeclaredAddOns.LookAsync(connection.Value.Reader, state, steps.Value, cancellationToken).ConfigureAwait(false);
        if (unready.Refusal is { } lacking)
        {
            return lacking;
        }

        string[] notes = approach.Value.Note is { } note ? [note] : [];
        var told = steps.Value with { Notes = [.. notes, .. unready.Value.Select(one => one.Note), .. steps.Value.Notes] };
        return new PreparedDeploy(together, state, told, revision, direction) { IsRemoteTip = approach.Value.IsRemoteTip, Unready = unready.Value };
    }

    // What cannot be built is refused now, not when config has changed and maintenance is on.
    private async Task<string?> ProblemAsync(DeliverySteps steps, CancellationToken cancellationToken)
    {
        foreach (var build in steps.Steps.OfType<BuildStep>())
        {
            if (session.Git is { } git && await SourceInspection
                .ProblemAsync(git, build.Commit, build.Path?.Trim('/') ?? "", cancellationToken).ConfigureAwait(false) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    // Where one branch or a promotion decides what runs, an older commit arriving later is an accident, not a wish.
    private bool IsForwardOnly(Target target, Revision revision) =>
        session.Plan.IsPassedOn(target.Definition)
        || session.Plan.Routes.Any(route => ReferenceEquals(route.Target, target.Definition) && route.Pattern == revision.Branch);
}
