using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What a yes to a delivery would be about.</summary>
internal static class ApprovalSubjects
{
    public static ApprovalSubject Of(string verb, Target target, Revision revision, TargetState? source, string policyDigest) =>
        new(verb, target.Name, source?.Target.Name, revision.Commit, policyDigest)
        {
            Branch = source is null ? revision.Branch : null,
            Slugs = source is null ? [] : [.. Slugs(source)],
            Releases = source is null ? [] : [.. source.Apps.Select(app => app.Running?.Id ?? "")],
        };

    /// <summary>The slugs that run at a source, in the order of its apps.</summary>
    public static IEnumerable<string> Slugs(TargetState source) => source.Apps.Select(app => app.RunningSlug?.Id ?? "");

    /// <summary>The same asked of what a source runs now.</summary>
    public static ApprovalSubject At(ApprovalSubject asked, TargetState source) => asked with
    {
        Commit = source.Apps.Select(app => app.RunningCommit).FirstOrDefault(commit => commit is not null) ?? asked.Commit,
        Slugs = [.. Slugs(source)],
    };

    /// <summary>What became different, in words.</summary>
    public static string Change(ApprovalSubject before, ApprovalSubject now) =>
        before.PolicyDigest != now.PolicyDigest ? "the plan changed since"
        : before.Commit != now.Commit
            ? $"{now.From ?? now.Environment} has {CommitHash.Short(now.Commit)} now, and not {CommitHash.Short(before.Commit)}"
        : $"{now.From ?? now.Environment} has a new slug of {CommitHash.Short(now.Commit)}";
}
