namespace Deployment.Sdk.Revisions;

/// <content>What the remote says, and what it gives.</content>
internal sealed partial class GitRepository
{
    private const string NoRemoteReason =
        "This repository has no remote, or several and none called 'origin'. Name one 'origin': git remote add origin ADDRESS.";

    // Nothing but objects: no reference moves or goes, no tag arrives, no submodule follows. Without the empty refmap git would move the
    // branches that the remote's configuration names, the user's own ones in a mirror.
    private static readonly string[] FetchQuietly =
    [
        "fetch", "--quiet", "--no-tags", "--no-prune", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", "--refmap=",
    ];

    /// <summary>The remote that branches are shared on: <c>origin</c>, or the only one; otherwise null.</summary>
    public async Task<string?> RemoteAsync(CancellationToken cancellationToken)
    {
        var output = Require(await Git.RunAsync(["remote"], cancellationToken).ConfigureAwait(false));
        var names = output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return names.Contains("origin", StringComparer.Ordinal) ? "origin" : names is [var only] ? only : null;
    }

    /// <summary>The address that a remote is fetched from. It may hold a password.</summary>
    public async Task<string> AddressAsync(string remote, CancellationToken cancellationToken) =>
        Require(await Git.RunAsync(["remote", "get-url", EndOfOptions, remote], cancellationToken).ConfigureAwait(false)).Text.Trim();

    /// <summary>Asks the remote where a branch is now.</summary>
    public async Task<RemoteTip> RemoteTipAsync(string branch, CancellationToken cancellationToken)
    {
        if (await RemoteAsync(cancellationToken).ConfigureAwait(false) is not { } remote)
        {
            return new RemoteTip.NoRemote();
        }

        var reference = $"refs/heads/{branch}";
        GitOutput output;
        try
        {
            output = await Git.RunAsync(
                ["ls-remote", "--exit-code", EndOfOptions, remote, reference], cancellationToken).ConfigureAwait(false);
        }
        catch (GitException exception) when (exception.IsTimeout)
        {
            return new RemoteTip.Unreachable(exception.Message);
        }

        if (output.ExitCode is not (0 or 2))
        {
            return new RemoteTip.Unreachable($"The remote '{remote}' does not answer: {Why(output.Error)}.");
        }

        // The pattern also matches the tail of a longer name, such as refs/heads/refs/heads/master.
        var tip = output.Text.Split('\n')
            .Select(line => line.Split('\t'))
            .FirstOrDefault(fields => fields.Length == 2 && fields[1] == reference && CommitHash.IsFull(fields[0]));
        return tip is null ? new RemoteTip.Absent(remote) : new RemoteTip.Tip(remote, tip[0]);
    }

    /// <summary>Brings a branch's commits here; no reference of this repository changes.</summary>
    public async Task<FetchResult> FetchBranchAsync(string branch, CancellationToken cancellationToken) =>
        await RemoteAsync(cancellationToken).ConfigureAwait(false) is { } remote
            ? await FetchAsync(Exactly(remote, $"refs/heads/{branch}"), remote, cancellationToken).ConfigureAwait(false)
            : new FetchResult.Failed(NoRemoteReason);

    /// <summary>Brings one commit here, with its history.</summary>
    public async Task<FetchResult> FetchCommitAsync(string commit, CancellationToken cancellationToken) =>
        await RemoteAsync(cancellationToken).ConfigureAwait(false) is { } remote
            ? await FetchAsync(Exactly(remote, CommitHash.Require(commit)), remote, cancellationToken).ConfigureAwait(false)
            : new FetchResult.Failed(NoRemoteReason);

    /// <summary>Brings the rest of a shallow clone's history here.</summary>
    /// <param name="commits">
    /// Commits whose history is wanted. A clone of one branch deepens that branch alone, so each is asked for by name if need be.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FetchResult> DeepenAsync(IReadOnlyList<string> commits, CancellationToken cancellationToken)
    {
        if (!await IsShallowAsync(cancellationToken).ConfigureAwait(false))
        {
            return FetchResult.Fetched.Value;
        }

        if (await RemoteAsync(cancellationToken).ConfigureAwait(false) is not { } remote)
        {
            return new FetchResult.Failed(NoRemoteReason);
        }

        var result = await FetchAsync(Exactly(remote, "HEAD", "--unshallow"), remote, cancellationToken).ConfigureAwait(false);
        foreach (var commit in commits)
        {
            if (!await IsShallowAsync(cancellationToken).ConfigureAwait(false))
            {
                return FetchResult.Fetched.Value;
            }

            result = await FetchAsync(Exactly(remote, CommitHash.Require(commit), "--unshallow"), remote, cancellationToken)
                .ConfigureAwait(false);
        }

        return await IsShallowAsync(cancellationToken).ConfigureAwait(false) ? result : FetchResult.Fetched.Value;
    }

    private static string[] Exactly(string remote, string wanted, params string[] options) =>
        [.. FetchQuietly, .. options, EndOfOptions, remote, wanted];

    private async Task<FetchResult> FetchAsync(IReadOnlyList<string> arguments, string remote, CancellationToken cancellationToken)
    {
        try
        {
            var output = await Git.RunLongAsync(arguments, cancellationToken).ConfigureAwait(false);
            return output.Succeeded
                ? FetchResult.Fetched.Value
                : new FetchResult.Failed($"The remote '{remote}' did not give it: {Why(output.Error)}.");
        }
        catch (GitException exception) when (exception.IsTimeout)
        {
            return new FetchResult.Failed(exception.Message);
        }
    }

    // Why is in the 'fatal:' line; advice about access rights follows it.
    private static string Why(string error)
    {
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = lines.FirstOrDefault(candidate => candidate.StartsWith("fatal:", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        return VisibleText.Of(line?.TrimEnd('.') ?? "no reason given");
    }
}
