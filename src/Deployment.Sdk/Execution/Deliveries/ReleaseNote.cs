using System.Globalization;
using System.Text;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What a delivery brought, in plain text: the message of its tag.</summary>
internal static class ReleaseNote
{
    private static readonly ReleaseLimits Most = new(Commits: 200, Files: 500);

    /// <summary>What arrives, as far as a note says it; null where nothing tells, or nothing arrives.</summary>
    public static async Task<ReleaseContents?> ContentsAsync(
        DeliverySession session, GitRepository git, TargetState before, string commit, CancellationToken cancellationToken) =>
        before.Builder.RunningCommit is { } from && CommitHash.IsFull(from) && from != commit
            ? await ReleaseContents.FindAsync(session, git, before.Target.Definition, from, commit, Most, cancellationToken).ConfigureAwait(false)
            : null;

    public static async Task<string> WriteAsync(
        DeliverySession session, TargetState before, RunScope scope, string verb, string? head, Task<ReleaseContents?> arriving)
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

        if (await arriving.ConfigureAwait(false) is { } contents)
        {
            List(contents.IsOfShallowClone ? "commits, as far as a shallow clone tells" : "commits", [.. contents.Commits.Select(entry => $"{CommitHash.Short(entry.Commit)} {entry.Subject} ({entry.Author})")], Most.Commits);
            List("files", contents.Files, Most.Files);
            if (contents.Requests.Count > 0)
            {
                List("pull requests", contents.Requests, Most.Commits);
            }
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
