using System.Text.RegularExpressions;

namespace Deployment.Sdk.Revisions;

/// <content>Tags: the one thing that is written into a repository, and never over anything.</content>
internal sealed partial class GitRepository
{
    /// <summary>The part of a tag's name that a text becomes: what git or a shell could take for something else is a hyphen.</summary>
    public static string TagPart(string text) =>
        Unusual().Replace(text, "-").Trim('.', '-') is { Length: > 0 } part && !part.EndsWith(".lock", StringComparison.Ordinal) ? part : "unnamed";

    /// <summary>Writes an annotated tag.</summary>
    /// <param name="tag">Its short name, made of <see cref="TagPart"/>s and slashes.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="message">The message, taken as it is; it is waited for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it is written; else why not.</returns>
    public async Task<string?> TagAsync(string tag, string commit, Task<string> message, CancellationToken cancellationToken)
    {
        var text = await message.ConfigureAwait(false);
        var output = await WriteTagAsync([], tag, commit, text, cancellationToken).ConfigureAwait(false);

        // A CI machine often has no identity, without which git writes no tag.
        if (!output.Succeeded && !(await Git.RunAsync(["var", "GIT_COMMITTER_IDENT"], cancellationToken).ConfigureAwait(false)).Succeeded)
        {
            output = await WriteTagAsync(
                ["-c", "user.name=Deployment.Sdk", "-c", "user.email=deployment-sdk@localhost"], tag, commit, text, cancellationToken).ConfigureAwait(false);
        }

        return output.Succeeded ? null : Why(output.Error);
    }

    private Task<GitOutput> WriteTagAsync(string[] identity, string tag, string commit, string message, CancellationToken cancellationToken) =>
        Git.RunAsync(
            [
                .. identity, "tag", "--annotate", "--no-sign", "--cleanup=verbatim", "--file=-", EndOfOptions, tag, CommitHash.Require(commit),
            ],
            input: message,
            cancellationToken: cancellationToken);

    /// <summary>Pushes a tag to the remote that branches are shared on.</summary>
    /// <returns>Null when it is there; else why not.</returns>
    public async Task<string?> PushTagAsync(string tag, CancellationToken cancellationToken)
    {
        if (await RemoteAsync(cancellationToken).ConfigureAwait(false) is not { } remote)
        {
            return NoRemoteReason;
        }

        var reference = $"refs/tags/{tag}";

        // A hook is for people's pushes, and a mirror's push takes no reference of its own.
        var output = await Git.RunLongAsync(
            [
                "-c", $"remote.{remote}.mirror=false", "-c", "push.pushOption=", "push", "--quiet", "--no-follow-tags", "--no-verify", "--no-signed",
                EndOfOptions, remote, $"{reference}:{reference}",
            ],
            cancellationToken).ConfigureAwait(false);
        return output.Succeeded ? null : Rejected().Match(output.Error) is { Success: true } rejected
            ? VisibleText.Of($"{rejected.Groups["what"].Value}: {rejected.Groups["why"].Value}")
            : Why(output.Error);
    }

    /// <summary>The command that pushes a tag; null where there is no remote.</summary>
    public async Task<string?> PushCommandAsync(string tag, CancellationToken cancellationToken) =>
        await RemoteAsync(cancellationToken).ConfigureAwait(false) is { } remote
            ? $"git push {ShellText.Quote(remote)} {ShellText.Quote($"refs/tags/{tag}")}"
            : null;

    // " ! [remote rejected] v1 -> v1 (pre-receive hook declined)", whatever the hook said besides.
    [GeneratedRegex(@"^ ! \[(?<what>[^\]\n]+)\] [^\n]*\((?<why>[^()\n]*)\)$", RegexOptions.Multiline)]
    private static partial Regex Rejected();

    [GeneratedRegex("[^A-Za-z0-9_-]+")]
    private static partial Regex Unusual();
}
