using System.Globalization;
using System.Text;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What a delivery brought, in plain text: the message of its tag.</summary>
internal static class ReleaseNote
{
    private const int MostCommits = 200;
    private const int MostFiles = 500;

    public static async Task<string> WriteAsync(
        DeliverySession session, GitRepository git, TargetState before, RunScope scope, string verb, string? head, CancellationToken cancellationToken)
    {
        var (target, commit) = (before.Target, scope.Revision.Commit);
        var text = new StringBuilder();
        Line($"{target.Name} runs {CommitHash.Short(commit)}");
        Line("");
        foreach (var app in before.Apps)
        {
            Line(string.Create(
                CultureInfo.InvariantCulture,
                $"app: {app.Name} v{scope.Versions[app.Name]} (before: {(app.Running is { } running ? $"v{running.Version} {app.RunningCommit}" : "nothing")})"));
        }

        Line($"commit: {commit}");
        Line($"by: {verb} of pipeline {session.Plan.Pipeline}, run {scope.RunId}");
        Line($"plan: {session.Plan.PolicyDigest}");
        if (session.Ci is CiDetection.Found { Build: var build })
        {
            Line($"build: {build.BuildUrl} {build.Actor}");
        }

        if (head is not null)
        {
            Line($"ledger: {head}");
        }

        if (before.Builder.RunningCommit is { } from && CommitHash.IsFull(from) && from != commit
            && await git.HasCommitAsync(from, cancellationToken).ConfigureAwait(false))
        {
            var commits = await git.CommitsBetweenAsync(from, commit, MostCommits + 1, cancellationToken).ConfigureAwait(false);
            List("commits", [.. commits.Select(entry => $"{CommitHash.Short(entry.Commit)} {entry.Subject} ({entry.Author})")], MostCommits);
            var files = await git.ChangedFilesAsync(from, commit, "**", cancellationToken).ConfigureAwait(false);
            List("files", files ?? [], MostFiles);
        }

        return text.ToString();

        void List(string what, IReadOnlyList<string> entries, int most)
        {
            Line("");
            Line($"{what}:");
            foreach (var entry in entries.Take(most))
            {
                Line($"  {entry}");
            }

            if (entries.Count > most)
            {
                Line("  and more");
            }
        }

        // Subjects and paths are anybody's words, and whoever shows the tag shows them on a terminal.
        void Line(string line) => text.Append(session.Masked(VisibleText.Of(line))).Append('\n');
    }
}
