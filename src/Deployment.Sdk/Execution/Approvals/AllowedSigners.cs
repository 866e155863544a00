using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// The keys that may sign a yes, and whose they are: a file on the main branch of the remote, which the code host protects. What stands
/// in this clone does not count: anybody can write that.
/// </summary>
internal static class AllowedSigners
{
    public const string File = ".deployment/allowed_signers";

    public const string Remedy = $"list the key in {File} on the main branch, one line each: EMAIL ssh-ed25519 KEY";

    public static async Task<Verdict<string>> ReadAsync(DeliverySession session, CancellationToken cancellationToken)
    {
        var main = session.Plan.BranchLines
            .Where(line => line.Role == BranchRole.Main && line.IsStable && BranchNameRule.Problem(line.Pattern) is null)
            .Select(line => line.Pattern)
            .FirstOrDefault();
        if (session.Git is not { } git || main is null)
        {
            return Refusal.Policy(
                session.Git is null ? "there is no git repository here to read the allowed signers from" : "the plan names no main branch to read the allowed signers from");
        }

        if (await git.RemoteTipAsync(main, cancellationToken).ConfigureAwait(false) is not RemoteTip.Tip tip)
        {
            return Refusal.Policy($"the remote shows no branch {main} to read the allowed signers from");
        }

        if (!await git.HasCommitAsync(tip.Commit, cancellationToken).ConfigureAwait(false)
            && await git.FetchBranchAsync(main, cancellationToken).ConfigureAwait(false) is FetchResult.Failed failed)
        {
            return Refusal.Policy($"the allowed signers of {main} cannot be read: {failed.Reason}");
        }

        return await git.ReadFileAsync(tip.Commit, File, cancellationToken).ConfigureAwait(false) is { } signers
            ? signers
            : Refusal.Policy($"{main} of {tip.Remote} has no {File}", Remedy);
    }
}
