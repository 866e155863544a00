using System.Security.Cryptography;
using System.Text;

namespace Deployment.Sdk.Services;

/// <summary>
/// The last line of a comment, by which the comment of one delivery is known again: a card or an issue gets one for each commit that arrives in
/// an environment, however often that is told.
/// </summary>
/// <param name="Line">The line.</param>
internal sealed record CommentMarker(string Line)
{
    private const int ShownHash = 12;

    public static CommentMarker Of(DeliveryEvent happening)
    {
        var delivery = SHA256.HashData(Encoding.UTF8.GetBytes($"{happening.Pipeline}\n{happening.Environment}\n{happening.Commit}"));
        return new CommentMarker($"Deployment.Sdk delivery {Convert.ToHexStringLower(delivery)[..ShownHash]}");
    }

    public bool IsIn(string? comment) => comment?.TrimEnd().EndsWith(Line, StringComparison.Ordinal) == true;

    /// <summary>What an event says in Markdown, with this line under it.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="commits">The commits that are named, in place of all.</param>
    /// <param name="longest">How many characters the service takes.</param>
    public string Under(DeliveryEvent happening, IReadOnlyList<DeliveredCommit> commits, int longest)
    {
        var ending = $"\n\n{Line}";
        return DeliveryMessage.Of(happening with { Commits = commits, CommitCount = commits.Count })
            .Render(MarkdownDialect.Instance, longest - ending.Length) + ending;
    }
}
