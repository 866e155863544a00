using System.Globalization;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Tags what was delivered. A tag that fails is told, and fails nothing: the delivery is done.</summary>
internal sealed class ReleaseTags(DeliverySession session)
{
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(1);

    public async Task TagAsync(TargetState before, RunScope scope, string verb, string? head)
    {
        var declared = before.Target.Definition.Of<ReleaseTagAttribute>();
        if (before.Target.Stage != Stage.Production && declared.IsEmpty)
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

        using var budget = new CancellationTokenSource(Budget, session.Time);
        try
        {
            var note = await ReleaseNote.WriteAsync(session, git, before, scope, verb, head, budget.Token).ConfigureAwait(false);
            var problem = await git.TagAsync(tag, scope.Revision.Commit, note, budget.Token).ConfigureAwait(false);
            session.Log.Note(problem is null ? $"tagged {CommitHash.Short(scope.Revision.Commit)} as {tag}" : $"tag {tag}: {problem}");
            if (problem is null && declared.Any(tagged => tagged.Push))
            {
                await PushAsync(git, tag, budget.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is GitException or OperationCanceledException)
        {
            session.Log.Note($"tag {tag}: {failure.Message}");
        }
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
            session.Log.Note($"warning: the tag {tag} is here, but was not pushed: {problem}{(command is null ? "" : $"; push it once that is mended: {command}")}");
        }
    }
}
