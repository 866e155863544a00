using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Whether what would be delivered now is what a plan file says: what was reviewed is what runs.</summary>
internal sealed class SavedPlanCheck(DeliverySession session, SavedPlan saved)
{
    private const string Remedy = "look at it again: dotnet run -- plan --out FILE";

    private const int MostNamed = 5;

    /// <summary>What can be said before anything is read.</summary>
    public Refusal? Fits(string verb) =>
        saved.Verb != verb ? Refusal.Usage($"the plan file is one for another command than {verb}", "give it to the one that it was made for")
        : saved.Pipeline != session.Plan.Pipeline ? Refusal.Usage($"the plan file is one of another pipeline than {session.Plan.Pipeline}", Remedy)
        : saved.Rehearsal != session.IsRehearsal ? Refusal.Usage(
            saved.Rehearsal ? "the plan file was made in a rehearsal, and this is none" : "the plan file was not made in a rehearsal, and this is one", Remedy)
        : saved.PolicyDigest != session.Plan.PolicyDigest ? Refusal.Outdated("the plan itself changed since the plan file was made: its policy digest is another", Remedy)
        : saved.Deliveries.Count == 0 || !saved.Deliveries.All(delivery => CommitHash.IsFull(delivery.Commit)) ? Refusal.Usage("the plan file names no commit", Remedy)
        : null;

    public Task<Refusal?> CheckAsync(IReadOnlyList<PreparedDeploy> deploys, CancellationToken cancellationToken) =>
        CheckAsync(
            deploys[0].Target,
            deploys[0].Together,
            key => [.. deploys.Select(deploy => SavedPlans.Of(session.Plan, deploy, key))],
            isWhole: true,
            cancellationToken);

    /// <summary>The same of one of several environments, right before its first change.</summary>
    public Task<Refusal?> CheckAsync(PreparedDeploy deploy, CancellationToken cancellationToken) =>
        CheckAsync(deploy.Target, deploy.Together, key => [SavedPlans.Of(session.Plan, deploy, key)], isWhole: false, cancellationToken);

    public Task<Refusal?> CheckAsync(PreparedPromotion promotion, CancellationToken cancellationToken) =>
        CheckAsync(promotion.To, [promotion.To], key => [SavedPlans.Of(session.Plan, promotion, key)], isWhole: true, cancellationToken);

    private async Task<Refusal?> CheckAsync(
        Target target, IReadOnlyList<Target> together, Func<byte[], SavedDelivery[]> now, bool isWhole, CancellationToken cancellationToken)
    {
        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        var connection = session.Connect(target, together);
        if ((opened.Refusal ?? (isWhole ? connection.Refusal : null)) is { } closed)
        {
            return closed;
        }

        byte[] key;
        try
        {
            key = (await opened.Value.ReadKeyAsync(cancellationToken).ConfigureAwait(false)).ToArray();
        }
        catch (LedgerException failure)
        {
            return LedgerSource.Refused(failure);
        }

        // Each rehearsal has a Heroku of its own, at another port.
        if (isWhole && !session.IsRehearsal && !IsSame(connection.Value.Api))
        {
            return Refusal.Usage($"the plan file was made with another Heroku than {Origin(connection.Value.Api)}", Remedy);
        }

        if (saved.Seal != SavedPlans.Seal(saved, key))
        {
            return Refusal.Outdated(
                $"the plan file was changed after it was made, or it was made with another ledger than {opened.Value.Name}",
                "give the jobs one ledger, and plan again");
        }

        var current = now(key);
        foreach (var delivery in current)
        {
            if (saved.Deliveries.FirstOrDefault(known => known.Environment == delivery.Environment) is not { } before)
            {
                return Refusal.Outdated($"the plan file says nothing of {delivery.Environment}, and it would be delivered to now", Remedy);
            }

            if (Change(before, delivery) is { } change)
            {
                return Refusal.Outdated($"{delivery.Environment} is not as it was when the plan file was made: {change}", Remedy);
            }
        }

        return isWhole && saved.Deliveries.FirstOrDefault(known => current.All(delivery => delivery.Environment != known.Environment)) is not null
            ? Refusal.Outdated("the plan file has an environment that nothing would be delivered to now", Remedy)
            : null;
    }

    private static string? Change(SavedDelivery before, SavedDelivery now)
    {
        if (before.From != now.From)
        {
            return $"it would come from {now.From ?? now.Branch}";
        }

        if (before.Commit != now.Commit)
        {
            return $"the commit was {CommitHash.Short(before.Commit)} and is {CommitHash.Short(now.Commit)}";
        }

        var known = before.Facts.GroupBy(fact => fact.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        string[] changed = [.. now.Facts.Where(fact => known.GetValueOrDefault(fact.Name) != fact.Value).Select(fact => fact.Name)];
        if (changed.Length > 0)
        {
            var more = changed.Length > MostNamed ? $" and {changed.Length - MostNamed} more things" : "";
            return $"{string.Join(", ", changed.Take(MostNamed))}{more} changed";
        }

        // Two of one plan with other facts than now are gone from it, such as an app that was taken out of the environment.
        return before.Facts.Count != now.Facts.Count ? "something that was read then is not read now"
            : StepChanges.Between(before.Steps, now.Steps) ?? (before.PlanDigest == now.PlanDigest ? null : "its plan digest");
    }

    private bool IsSame(Uri api) => Uri.TryCreate(saved.Api, UriKind.Absolute, out var made)
        && Uri.Compare(made, api, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static string Origin(Uri api) => api.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
