using System.Collections.Immutable;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Everyone who asks for a delivery, or whose work it brings.</summary>
/// <param name="All">By the names that they were met under, lower case.</param>
/// <param name="Unmapped">Those of them whom no declared person stands for.</param>
internal sealed record Requesters(ImmutableArray<string> All, ImmutableArray<string> Unmapped)
{
    private const string UnknownAuthors = "the authors of the delivered commits, not all of which are in this clone";
    private const string Nameless = "an author without an e-mail";

    /// <param name="session">The session.</param>
    /// <param name="state">What the target runs.</param>
    /// <param name="commit">What would arrive.</param>
    /// <param name="account">The Heroku account whose token is used.</param>
    /// <param name="people">The people of the plan.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Requesters> FindAsync(
        DeliverySession session, TargetState state, string commit, string? account, People people, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if ((session.Ci as CiDetection.Found)?.Build.Actor is { Length: > 0 } actor)
        {
            names.Add(actor.Trim().ToLowerInvariant());
        }

        // The account of a rehearsal is nobody's.
        if (account is { Length: > 0 } && !session.IsRehearsal)
        {
            names.Add(account.Trim().ToLowerInvariant());
        }

        var authors = await AuthorsAsync(session.Git, state, commit, cancellationToken).ConfigureAwait(false);
        names.UnionWith(authors ?? [UnknownAuthors]);
        return new Requesters(
            [.. names.Order(StringComparer.Ordinal)],
            [.. names.Where(name => people.Find(name) is null).Order(StringComparer.Ordinal)]);
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
