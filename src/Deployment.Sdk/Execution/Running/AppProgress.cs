using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>
/// How far a delivery came with each app. After the first failure nothing new is begun anywhere; what has its new code by then is
/// finished, because no later delivery makes up for what belongs to it.
/// </summary>
internal sealed class AppProgress(KnownVersions versions)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _arrived = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StepOutcome> _failed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> _perhaps = new(StringComparer.Ordinal);
    private readonly List<DeclaredStep> _owed = [];
    private readonly List<string> _building = [];

    /// <summary>The builds that go on although they were to be cancelled, each with its app; empty when there is none.</summary>
    public ImmutableArray<string> Building
    {
        get
        {
            lock (_gate)
            {
                return [.. _building];
            }
        }
    }

    /// <summary>Takes over a step that an earlier process of the same delivery ended.</summary>
    public void Remember(DeliveryStep step)
    {
        lock (_gate)
        {
            _touched.UnionWith(step.Apps);
            if (step is BuildStep or ReleaseSlugStep or PromoteStep or RollbackStep)
            {
                _arrived.UnionWith(step.Apps);
            }
        }
    }

    /// <summary>Takes note of what became of a step.</summary>
    public void Note(string app, StepOutcome outcome)
    {
        lock (_gate)
        {
            _touched.Add(app);
            if (outcome.Kind != StepOutcomeKind.Succeeded)
            {
                _failed.TryAdd(app, outcome);
            }
        }
    }

    /// <summary>Takes note of new code that may have arrived: nobody saw it, or another delivery brought it.</summary>
    public void Suppose(IEnumerable<string> apps)
    {
        lock (_gate)
        {
            _perhaps.UnionWith(apps);
        }
    }

    /// <summary>Takes note of a build of ours whose end nobody saw: it will release itself.</summary>
    public void LeaveBuilding(string app, string build)
    {
        lock (_gate)
        {
            _building.Add($"build {build} on {app}");
        }
    }

    /// <summary>Takes note of a step that was not begun.</summary>
    public void LeaveOut(DeliveryStep step)
    {
        lock (_gate)
        {
            _touched.UnionWith(step.Apps);
            _leftOut.UnionWith(step.Apps);

            // Dynos, config and verification are seen to by the next delivery of the same commit; nothing on Heroku tells it of these.
            if (step is DeclaredStep { Attribute.Phase: StepPhase.AfterRelease } declared)
            {
                _owed.Add(declared);
            }
        }
    }

    /// <summary>Whether an app has its new code, and nothing of the delivery failed there or was left out.</summary>
    public bool IsToBeFinished(string app)
    {
        lock (_gate)
        {
            return HasArrived(app) && !_failed.ContainsKey(app) && !_leftOut.Contains(app);
        }
    }

    /// <summary>How it ended for each app.</summary>
    public ImmutableArray<AppEnd> Of(IEnumerable<string> apps)
    {
        lock (_gate)
        {
            return [.. apps.Select(Of)];
        }
    }

    private AppEnd Of(string app) => End(app) with
    {
        Owed = HasArrived(app) || _perhaps.Contains(app) ? [.. _owed.Where(step => step.App == app).Select(step => step.Description)] : [],
    };

    private AppEnd End(string app) =>
        _failed.TryGetValue(app, out var failed)
            ? new AppEnd(app, failed.Kind == StepOutcomeKind.Failed ? AppEndKind.Failed : AppEndKind.Unknown, failed.Reason)
            : HasArrived(app)
                ? _leftOut.Contains(app)
                    ? new AppEnd(app, AppEndKind.Unfinished, "it has the new code; what belongs to it was not begun")
                    : new AppEnd(app, AppEndKind.Delivered, null)
                : new AppEnd(app, _leftOut.Contains(app) ? AppEndKind.NotBegun : AppEndKind.Unchanged, null);

    private bool HasArrived(string app) => _arrived.Contains(app) || versions.IsDelivered(app);
}
