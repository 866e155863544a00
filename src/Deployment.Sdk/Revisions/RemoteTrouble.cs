namespace Deployment.Sdk.Revisions;

/// <summary>What helps where a remote did not give what was asked of it.</summary>
internal static class RemoteTrouble
{
    // Any name does: whether it answers is asked, not what it has.
    private const string AnyBranch = "master";

    /// <summary>Where there is no remote to ask.</summary>
    public const string NoRemote = "name the remote that the team shares: git remote add origin ADDRESS";

    /// <summary>Where a remote cannot be reached.</summary>
    public static string Unreachable(string? remote) =>
        $"check the network, and the credentials that git has for {(remote is null ? "the remote" : $"the remote '{remote}'")} "
        + $"(git ls-remote {remote ?? "REMOTE"}), then repeat the command";

    /// <summary>Asks the remote anything; null when it answers, so that it has not what was asked of it before.</summary>
    public static async Task<string?> RemedyAsync(GitRepository git, CancellationToken cancellationToken) =>
        await git.RemoteTipAsync(AnyBranch, cancellationToken).ConfigureAwait(false) switch
        {
            RemoteTip.NoRemote => NoRemote,
            RemoteTip.Unreachable => Unreachable(await git.RemoteAsync(cancellationToken).ConfigureAwait(false)),
            _ => null,
        };
}
