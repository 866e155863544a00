namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Decides whether the rule of an approval can ever be met.</summary>
internal static class ApprovalRule
{
    /// <summary>How long a yes holds at most: 14 days.</summary>
    public const int LongestSeconds = 14 * 24 * 60 * 60;

    /// <summary>Whether the word of whoever delivers is enough.</summary>
    /// <param name="by">The e-mails of those who may say yes; null for whoever has the role.</param>
    /// <param name="quorum">How many must; 0 means one.</param>
    /// <param name="notRequester">Whether whoever asks does not count.</param>
    /// <param name="evidence">What whoever says yes has to name; null for nothing.</param>
    /// <param name="signed">Whether a yes has to be signed.</param>
    public static bool IsAssertable(IReadOnlyList<string?>? by, long quorum, bool notRequester, string? evidence, bool signed) =>
        by is null && quorum == 0 && !notRequester && evidence is null && !signed;

    /// <summary>What stands in its way; empty if it can be met.</summary>
    /// <param name="by">The e-mails of those who may say yes; null for whoever has the role.</param>
    /// <param name="quorum">How many must; 0 means one.</param>
    /// <param name="notRequester">Whether whoever asks does not count.</param>
    /// <param name="expiresAfter">How long a yes holds, in seconds; 0 for the run.</param>
    public static IReadOnlyList<UnmeetableRule> Faults(IReadOnlyList<string?>? by, long quorum, bool notRequester, long expiresAfter)
    {
        var faults = new List<UnmeetableRule>();
        if (quorum < 0)
        {
            faults.Add(new("Quorum", $"{quorum} people cannot say yes.", "Write how many must, at least 1, or leave 'Quorum' out for one."));
        }

        if (expiresAfter < 0)
        {
            faults.Add(new(
                "ExpiresAfter",
                $"A yes would have expired {-expiresAfter} s before it was given.",
                "Write the seconds that it holds, or leave 'ExpiresAfter' out for this run."));
        }

        if (expiresAfter > LongestSeconds)
        {
            faults.Add(new(
                "ExpiresAfter",
                $"A yes holds at most 14 days ({LongestSeconds} s), and this one would for {expiresAfter} s.",
                "Write fewer seconds, or leave 'ExpiresAfter' out."));
        }

        if (by is not null && (ByFault(by) ?? QuorumFault(by, quorum, notRequester)) is { } fault)
        {
            faults.Add(fault);
        }

        return faults;
    }

    /// <summary>Whether a yes that holds so long would be gone before a wait of some seconds is over.</summary>
    public static UnmeetableRule? ShorterThanSoak(long expiresAfter, long soak) => expiresAfter > 0 && expiresAfter < soak
        ? new(
            "ExpiresAfter",
            $"A yes expires after {expiresAfter} s, and the release has to run for {soak} s at its source first.",
            $"Let it hold for at least {soak} s, or shorten the soak.")
        : null;

    private static UnmeetableRule? ByFault(IReadOnlyList<string?> by) =>
        by.Count == 0
            ? new("By", "'By' names nobody.", "Name those who may say yes, or leave 'By' out for whoever has the role.")
        : by.FirstOrDefault(email => !IsEmail(email)) is { } malformed
            ? new("By", $"'{malformed}' in 'By' is no e-mail address.", "Write each as in 'ada@yunojuno.example'.")
        : by.Any(email => email is null)
            ? new("By", "'By' has null in it.", "Leave it out.")
        : null;

    private static UnmeetableRule? QuorumFault(IReadOnlyList<string?> by, long quorum, bool notRequester)
    {
        var needed = Math.Max(1, quorum);
        var named = by.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return needed <= named - (notRequester ? 1 : 0)
            ? null
            : new(
                quorum > 1 ? "Quorum" : "NotRequester",
                $"It needs {needed} who {(needed == 1 ? "says" : "say")} yes, and 'By' names {named}{(notRequester ? ", less the one who asks" : "")}.",
                needed == 1 ? "Name somebody else, too." : "Name more people, or lower 'Quorum'.");
    }

    // Not whether there is such a mailbox, only that the text can be one.
    private static bool IsEmail(string? text)
    {
        var at = text is null ? -1 : text.IndexOf('@');
        return at > 0
            && at == text!.LastIndexOf('@')
            && at < text.Length - 1
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));
    }
}
