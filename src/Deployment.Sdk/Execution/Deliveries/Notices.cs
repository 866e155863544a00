using System.Collections.Immutable;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Writes down what observers were told and how it ended. As telling them, it fails nothing, and takes no longer than it may.</summary>
/// <param name="session">The session.</param>
/// <param name="target">The environment that it was about.</param>
/// <param name="ledger">Its ledger, where that is open; null opens it.</param>
internal sealed class Notices(DeliverySession session, Target target, EnvironmentLedger? ledger)
{
    private const int Longest = 1000;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    public async Task NoteAsync(DeliveryEvent happening, ImmutableArray<RecordedNotice> told)
    {
        if (told.IsEmpty)
        {
            return;
        }

        var notice = new NoticeGiven(
            happening.Kind.ToString(),
            Text(happening.Summary),
            [.. told.Select(one => one with { Observer = Text(one.Observer), Reason = one.Reason is { } reason ? Text(reason) : null })]);
        using var budget = new CancellationTokenSource(Budget, session.Time);
        try
        {
            if (ledger is not null)
            {
                await ledger.AppendAsync(notice, lease: null, budget.Token).ConfigureAwait(false);
                return;
            }

            var opened = await new TargetLedger(session).OpenAsync(target, budget.Token).ConfigureAwait(false);
            if (opened.Refusal is null)
            {
                using var own = opened.Value;
                await own.Ledger.AppendAsync(notice, lease: null, budget.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            session.Log.Note($"what observers were told of {target.Name} was not written down: {failure.Message}");
        }
    }

    // Anybody's words, and as many of them as they like.
    private string Text(string text)
    {
        var visible = VisibleText.Of(session.Masked(text));
        return visible.Length <= Longest ? visible : $"{visible[..Longest]}...";
    }
}
