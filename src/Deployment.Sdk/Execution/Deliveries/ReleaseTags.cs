using System.Collections.Immutable;
using System.Globalization;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Tags what was delivered. A tag that fails is told, and fails nothing: the delivery is done. What the tag says of the commits is looked
/// up while Heroku works.
/// </summary>
internal sealed class ReleaseTags : IAsyncDisposable
{
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(1);

    private readonly DeliverySession _session;
    private readonly TargetState _before;
    private readonly string _verb;
    private readonly ImmutableArray<ReleaseTagAttribute> _declared;
    private readonly bool _isDue;
    private readonly CancellationTokenSource _budget;
    private readonly Task<ReleaseContents?> _contents;

    /// <summary>Begins to look up what arrives.</summary>
    /// <param name="session">The session.</param>
    /// <param name="before">The target, as it was before.</param>
    /// <param name="commit">What arrives.</param>
    /// <param name="verb">What is done, as the ledger calls it.</param>
    public ReleaseTags(DeliverySession session, TargetState before, string commit, string verb)
    {
        (_session, _before, _verb) = (session, before, verb);
        _declared = before.Target.Definition.Of<ReleaseTagAttribute>();
        _budget = new CancellationTokenSource(Timeout.InfiniteTimeSpan, session.Time);
        _isDue = verb is DeliveryVerb.Deploy or DeliveryVerb.Promote && (before.Target.Stage == Stage.Production || !_declared.IsEmpty);
        _contents = _isDue && !session.IsRehearsal && session.Git is { } git
            ? ReleaseNote.ContentsAsync(session, git, before, commit, _budget.Token)
            : Task.FromResult<ReleaseContents?>(null);
    }

    public async Task TagAsync(RunScope scope, string? head)
    {
        var (session, before) = (_session, _before);
        if (!_isDue)
        {
            return;
        }

        var tag = string.Create(
            CultureInfo.InvariantCulture,
            $"deployed/{GitRepository.TagPart(before.Target.Name)}/v{scope.Versions[before.Builder.Name]}");
        if (session.IsRehearsal)
        {
            session.Log.Note($"would tag {CommitHash.Short(scope.Revision.Commit)} as {tag}");
            return;
        }

        if (session.Git is not { } git)
        {
            session.Log.Note($"{tag} was not written: there is no git repository here");
            return;
        }

        _budget.CancelAfter(Budget);
        try
        {
            var note = ReleaseNote.WriteAsync(session, before, scope, _verb, head, _contents);
            var problem = await git.TagAsync(tag, scope.Revision.Commit, note, _budget.Token).ConfigureAwait(false);
            session.Log.Note(problem is null ? $"tagged {CommitHash.Short(scope.Revision.Commit)} as {tag}" : $"tag {tag}: {problem}");
            if (problem is null && _declared.Any(tagged => tagged.Push))
            {
                await PushAsync(git, tag, _budget.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is GitException or OperationCanceledException)
        {
            session.Log.Note($"tag {tag}: {failure.Message}");
        }
    }

    /// <summary>What is looked up for nothing is given up.</summary>
    public async ValueTask DisposeAsync()
    {
        await _budget.CancelAsync().ConfigureAwait(false);
        await ((Task)_contents).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _budget.Dispose();
    }

    private async Task PushAsync(GitRepository git, string tag, CancellationToken cancellationToken)
    {
        string? problem;
        try
        {
            problem = await git.PushTagAsync(tag, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            problem = $"it took longer than {Budget.TotalSeconds:0} s";
        }

        if (problem is not null)
        {
            var command = await git.PushCommandAsync(tag, CancellationToken.None).ConfigureAwait(false);
            _session.Log.Note($"warning: the tag {tag} is here, but was not pushed: {problem}{(command is null ? "" : $"; push it once that is mended: {command}")}");
        }
    }
}
