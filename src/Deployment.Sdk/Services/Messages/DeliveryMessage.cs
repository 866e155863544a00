using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Services;

/// <summary>What an event says to people, the same facts everywhere. A service only escapes and wraps it.</summary>
/// <param name="Tone">How it sounds.</param>
/// <param name="Headline">What happened where, in one line.</param>
/// <param name="Facts">The facts, the weightiest first.</param>
internal sealed record DeliveryMessage(MessageTone Tone, string Headline, ImmutableArray<MessageFact> Facts)
{
    /// <summary>How many commits are named; the rest is counted.</summary>
    private const int MostCommits = 10;

    private const int LongestSubject = 120;

    private const int LongestReason = 500;

    public static DeliveryMessage Of(DeliveryEvent happening) => new(ToneOf(happening.Kind), HeadlineOf(happening), [.. FactsOf(happening)]);

    /// <summary>The whole message, headline included, in a dialect.</summary>
    /// <param name="dialect">How the service writes.</param>
    /// <param name="longest">How many characters it takes; what does not fit is left out from the end, line by line, and said so.</param>
    public string Render(ITextDialect dialect, int longest) =>
        Render(dialect, longest, [dialect.Strong(Headline), .. Facts.Select(fact => Line(dialect, fact))]);

    /// <summary>The facts without the headline, for a service that has another place for that.</summary>
    public string RenderFacts(ITextDialect dialect, int longest) =>
        Render(dialect, longest, [.. Facts.Select(fact => Line(dialect, fact))]);

    private static string Render(ITextDialect dialect, int longest, IReadOnlyList<string> lines)
    {
        const string more = "\u2026";
        var text = new StringBuilder();
        for (var index = 0; index < lines.Count; index++)
        {
            var reserve = index == lines.Count - 1 ? 0 : dialect.LineBreak.Length + more.Length;
            var separator = index == 0 ? "" : dialect.LineBreak;
            if (text.Length + separator.Length + lines[index].Length + reserve > longest)
            {
                return text.Append(separator).Append(more).ToString();
            }

            text.Append(separator).Append(lines[index]);
        }

        return text.ToString();
    }

    private static string Line(ITextDialect dialect, MessageFact fact)
    {
        var value = fact.Link is { } link ? dialect.Link(fact.Value, link) : dialect.Text(fact.Value);
        return fact.Label.Length == 0 ? value : $"{dialect.Text(fact.Label)}: {value}";
    }

    private static MessageTone ToneOf(DeliveryEventKind kind) => kind switch
    {
        DeliveryEventKind.WaitingForApproval or DeliveryEventKind.Frozen or DeliveryEventKind.FreezeBegan or DeliveryEventKind.RuleForced
            or DeliveryEventKind.ApprovalVoided => MessageTone.Attention,
        DeliveryEventKind.Succeeded or DeliveryEventKind.ConfigSucceeded => MessageTone.Good,
        DeliveryEventKind.Failed or DeliveryEventKind.ConfigFailed => MessageTone.Bad,
        DeliveryEventKind.RolledBack => MessageTone.Accent,
        _ => MessageTone.Neutral,
    };

    private static string HeadlineOf(DeliveryEvent happening)
    {
        var commit = CommitHash.Short(happening.Commit);
        return Neutral(happening.Environment) + happening.Kind switch
        {
            DeliveryEventKind.WaitingForApproval when happening.IsOfConfigAlone => " waits for a yes to a change of its config",
            DeliveryEventKind.Frozen when happening.IsOfConfigAlone => " is frozen, and its config stays as it is",
            DeliveryEventKind.RuleForced when happening.IsOfConfigAlone => ": a change of its config was let through by force",
            DeliveryEventKind.ConfigStarted => ": its config is being changed",
            DeliveryEventKind.ConfigSucceeded => " has the config that the plan declares",
            DeliveryEventKind.ConfigFailed when happening.IsEndUnknown => ": nobody saw how the change of its config ended",
            DeliveryEventKind.ConfigFailed => ": the change of its config failed",
            DeliveryEventKind.ApprovalVoided => $": the yes to {commit} is void",
            DeliveryEventKind.WaitingForApproval => $" waits for a yes to {commit}",
            DeliveryEventKind.Succeeded => $" runs {commit}",
            DeliveryEventKind.Failed when happening.IsEndUnknown => $": nobody saw how the delivery of {commit} ended",
            DeliveryEventKind.Failed => $": the delivery of {commit} failed",
            DeliveryEventKind.RolledBack => $": {commit} was taken back",
            DeliveryEventKind.Frozen => $" is frozen and did not get {commit}",
            DeliveryEventKind.FreezeBegan => " takes no deliveries until somebody ends it",
            DeliveryEventKind.FreezeEnded => " takes deliveries again",
            DeliveryEventKind.RuleForced => $": {commit} was let through by force",
            _ => $": delivering {commit}",
        };
    }

    private static IEnumerable<MessageFact> FactsOf(DeliveryEvent happening)
    {
        yield return new MessageFact("what", Neutral(happening.PromotedFrom is { } source
            ? $"{happening.Pipeline}, promoted from {source}"
            : happening.Branch is { } branch ? $"{happening.Pipeline}, branch {branch}" : happening.Pipeline));
        if (happening.Commit.Length > 0)
        {
            yield return new MessageFact("commit", happening.PreviousCommit is { } previous && previous != happening.Commit
                ? $"{CommitHash.Short(previous)} \u2192 {CommitHash.Short(happening.Commit)}"
                : CommitHash.Short(happening.Commit));
        }

        if (happening.Actor is { } actor)
        {
            yield return new MessageFact("by", Neutral(actor));
        }

        if (happening.Duration is { } duration)
        {
            yield return new MessageFact("took", Durations.Text(duration));
        }

        if (happening.FailedStep is { } step)
        {
            yield return new MessageFact("failed at", Neutral(step));
        }

        if (ReasonOf(happening) is { } reason)
        {
            yield return new MessageFact(happening.Kind is DeliveryEventKind.ConfigStarted or DeliveryEventKind.ConfigSucceeded ? "config" : "why", NeutralText.Line(reason, LongestReason));
        }

        if (happening.Kind is not (DeliveryEventKind.Started or DeliveryEventKind.ConfigStarted) && happening.Running.Count > 0)
        {
            yield return new MessageFact("runs now", Neutral(string.Join(", ", happening.Running.Select(Text))));
        }

        if (happening.LedgerHead is { } head)
        {
            yield return new MessageFact("ledger", Neutral(head));
        }

        if (happening.BuildUrl is { } build)
        {
            yield return new MessageFact("", "CI build", build);
        }

        if (happening is { Kind: DeliveryEventKind.Succeeded, WebUrl: { } web })
        {
            yield return new MessageFact("", "open the app", web);
        }

        foreach (var commit in happening.Commits.Take(MostCommits))
        {
            yield return new MessageFact(
                CommitHash.Short(commit.Hash), $"{NeutralText.Line(commit.Subject, LongestSubject)} ({Neutral(commit.Author)})");
        }

        var named = Math.Min(happening.Commits.Count, MostCommits);
        if (happening.CommitCount > named)
        {
            yield return new MessageFact("", string.Create(CultureInfo.InvariantCulture, $"and {happening.CommitCount - named} more commits"));
        }
    }

    // The summary repeats the environment and, of a success, everything that the facts say.
    private static string? ReasonOf(DeliveryEvent happening) =>
        happening.Kind is DeliveryEventKind.Started or DeliveryEventKind.Succeeded ? null
        : happening.Summary.StartsWith($"{happening.Environment}: ", StringComparison.Ordinal) ? happening.Summary[(happening.Environment.Length + 2)..]
        : happening.Summary;

    private static string Text(RunningRelease running) =>
        running.Version is not { } version ? $"{running.App} nothing"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{running.App} v{version}{(running.Commit is { } commit ? $" ({CommitHash.Short(commit)})" : "")}");

    private static string Neutral(string text) => NeutralText.Line(text, LongestSubject);
}
