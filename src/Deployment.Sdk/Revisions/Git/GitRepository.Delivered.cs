using System.Globalization;

namespace Deployment.Sdk.Revisions;

/// <content>What observers are told.</content>
internal sealed partial class GitRepository
{
    private const int LongestMessage = 4000;

    /// <summary>Who commits here, as git is set up; null when it is not.</summary>
    public async Task<string?> UserNameAsync(CancellationToken cancellationToken)
    {
        var output = await Git.RunAsync(["config", "--get", "user.name"], cancellationToken).ConfigureAwait(false);
        return output.Succeeded && output.Line.Trim() is { Length: > 0 } name ? name : null;
    }

    /// <summary>The commits that are in one history and not in another with their whole messages, newest first; both must be here.</summary>
    public async Task<IReadOnlyList<DeliveredCommit>> DeliveredCommitsAsync(
        string from, string to, int limit, CancellationToken cancellationToken)
    {
        var output = Require(await Git.RunAsync(
            [
                "log", "-z", "--topo-order", "--encoding=UTF-8", "--format=%H%x00%s%x00%aN%x00%B",
                $"--max-count={limit.ToString(CultureInfo.InvariantCulture)}", EndOfOptions, CommitHash.Require(to), $"^{CommitHash.Require(from)}", "--",
            ],
            cancellationToken).ConfigureAwait(false));
        return [.. output.Text.Split('\0').Chunk(4).Where(fields => fields.Length == 4)
            .Select(fields => new DeliveredCommit(fields[0], fields[1], fields[2])
            {
                Message = Beginning(fields[3]),
            })];
    }

    // Between two words: half a secret would not be known for one, and no character is halved.
    private static string Beginning(string message)
    {
        if (message.Length <= LongestMessage)
        {
            return message.TrimEnd();
        }

        var end = LongestMessage;
        while (end > 0 && !char.IsWhiteSpace(message[end]))
        {
            end--;
        }

        return message[..end].TrimEnd();
    }
}
