using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Finds the targets that a branch goes to.</summary>
internal static class Destinations
{
    public static async Task<Verdict<Target[]>> FindAsync(
        DeliverySession session, Revision revision, CancellationToken cancellationToken)
    {
        if (revision.Branch is not { } branch)
        {
            return Refusal.Policy(
                $"{revision.Reference.Kind} {revision.Reference.Name} is no branch, and only branches have routes",
                "name the branch with --branch");
        }

        var resolution = session.Resolve(branch);
        if (!resolution.IsMatch)
        {
            return NoRoute(session.Plan, branch);
        }

        var targets = new List<Target>();
        foreach (var route in resolution.Routes)
        {
            var target = await TargetAsync(session, route.Target, resolution.Slot, revision, cancellationToken).ConfigureAwait(false);
            if (target.Refusal is { } refusal)
            {
                return refusal;
            }

            targets.Add(target.Value);
        }

        return targets.ToArray();
    }

    public static Refusal NoRoute(Plan plan, string branch) =>
        Refusal.Policy(
            $"no route of the plan takes the branch {branch}, and there is no default",
            plan.Routes.IsEmpty
                ? "the plan has no routes: add one with [Route<Environment>(\"pattern\")]"
                : $"these would: {string.Join(", ", plan.Routes.Select(route => $"{route.Pattern} -> {route.Target.Name}"))}");

    private static async Task<Verdict<Target>> TargetAsync(
        DeliverySession session, EnvironmentDefinition environment, string? slot, Revision revision, CancellationToken cancellationToken)
    {
        if (environment.Slots.IsEmpty)
        {
            return new Target(environment, null);
        }

        if (slot is not null)
        {
            return new Target(environment, slot);
        }

        var author = session.Git is { } git
            ? await git.AuthorEmailAsync(revision.Commit, cancellationToken).ConfigureAwait(false)
            : null;
        return SlotOwner.Find(environment.Name, environment.Slots, author) switch
        {
            SlotOwner.Owned found => new Target(environment, found.Slot),
            SlotOwner.Refused refused => Refusal.Policy(
                $"{revision.Branch} goes to the personal app of its author: {refused.Refusal.Reason}"),
            var other => throw new InvalidOperationException($"{other} is no answer to whose slot this is."),
        };
    }
}
