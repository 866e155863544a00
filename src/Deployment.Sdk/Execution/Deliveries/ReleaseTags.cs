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
            var note = ReleaseNote.WriteAsync(session, git, before, scope, verb, head, budget.Token);
            var problem = await git.TagAsync(tag, scope.Revision.Commit, note, budget.Token).ConfigureAwait(false);
            if (problem is null && declared.Any(tagged => tagged.Push))
            {
                problem = await git.PushTagAsync(tag, budget.Token).ConfigureAwait(false) is { } unpushed ? $"it is here, but was not pushed: {unpushed}" : null;
            }

            session.Log.Note(problem is null ? $"tagged {CommitHash.Short(scope.Revision.Commit)} as {tag}" : $"tag {tag}: {problem}");
        }
        catch (Exception failure) when (failure is GitException or OperationCanceledException)
        {
            session.Log.Note($"tag {tag}: {failure.Message}");
        }
    }
}
