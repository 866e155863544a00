using System.Collections.Immutable;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Everyone who asks for a delivery, or whose work it brings.</summary>
/// <param name="All">By the names that they were met under, lower case.</param>
/// <param name="Unmapped">Those of them whom no declared person stands for.</param>
internal sealed record Requesters(ImmutableArray<string> All, ImmutableArray<string> Unmapped)
{
    private const string UnknownAuthors = "the authors of the delivered commits, not all of which are in this clone";
    private const string Nameless = "an author without an e-mail";

    /// <summary>Those of all whose work arrives.</summary>
    public ImmutableArray<string> Authors { get; private init; } = [];

    /// <summary>Whoever delivers now, and those whose work would arrive now.</summary>
    /// <param name="session">The session.</param>
    /// <param name="state">What the target runs.</param>
    /// <param name="commit">What would arrive.</param>
    /// <param name="account">The Heroku account whose token is used.</param>
    /// <param name="people">The people of the plan.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Requesters> FindAsync(
        DeliverySession session, TargetState state, string commit, string? account, People people, CancellationToken cancellationToken)
    {
        ImmutableArray<string> authors =
            [.. await AuthorsAsync(session.Git, state, commit, cancellationToken).ConfigureAwait(false) ?? [UnknownAuthors]];

        // The account of a rehearsal is nobody's.
        string?[] askers = [(session.Ci as CiDetection.Found)?.Build.Actor, session.IsRehearsal ? null : account];
        return Of(
            askers.OfType<string>().Select(asker => asker.Trim().ToLowerInvariant()).Where(asker => asker.Length > 0).Concat(authors),
            people) with { Authors = authors };
    }

    /// <summary>
    /// Those who filed a request, and the authors of what would arrive now: the target may run something else by then, so that the work
    /// of others arrives. Who stands for whom is what the plan says now; whoever only carries out what was approved asks nothing.
    /// </summary>
    /// <param name="asked">The request.</param>
    /// <param name="now">What is known now; null where it cannot be found out.</param>
    /// <param name="people">The people of the plan.</param>
    public static Requesters Of(ApprovalRequested asked, Requesters? now, People people) =>
        Of(asked.Requesters.Where(name => name != UnknownAuthors || now is null).Concat(now?.Authors ?? []), people);

    private static Requesters Of(IEnumerable<string> met, People people)
    {
        string[] names = [.. met.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new Requesters([.. names], [.. names.Where(name => people.Find(name) is null)]);
    }

    private static async Task<IEnumerable<string>?> AuthorsAsync(
        GitRepository? git, TargetState state, string commit, CancellationToken cancellationToken)
    {
        string?[] running = [.. state.Apps.Select(app => app.RunningCommit).Distinct(StringComparer.Ordinal)];
        if (running is [{ } same] && same == commit)
        {
            return [];
        }

        if (git is null || !CommitHash.IsFull(commit))
        {
            return null;
        }

        var authors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var from in running)
        {
            if (await git.AuthorsAsync(from, commit, cancellationToken).ConfigureAwait(false) is not { } found)
            {
                return null;
            }

            authors.UnionWith(found.Select(author => author.Length == 0 ? Nameless : author.ToLowerInvariant()));
        }

        return authors;
    }
}
