using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>Asks every gate of a target before anything may arrive there.</summary>
internal static class GateKeeper
{
    /// <summary>The gates that a delivery of a kind comes to.</summary>
    public static IReadOnlyList<GateAttribute> GatesOf(Target target, string verb) => verb switch
    {
        // A soak is about code, and asks nothing of config.
        DeliveryVerb.Config => [.. target.Definition.Of<GateAttribute>().Where(gate => gate is not SoakAttribute)],
        DeliveryVerb.Rollback => [.. target.Definition.Of<FreezeAttribute>()],
        _ => target.Definition.Of<GateAttribute>(),
    };

    /// <summary>Null when all say yes. All are asked, so that whoever has to act learns of everything that is missing at once.</summary>
    public static async Task<Refusal?> AskAsync(
        Target target, GateContext context, IDeliveryLog log, CancellationToken cancellationToken)
    {
        var (refused, missing, isFrozen) = await AskEachAsync(context.Gates, context, log, cancellationToken).ConfigureAwait(false);
        foreach (var role in context.Unasked)
        {
            log.Note($"--approve {role}: nothing that guards {target.Name} asks for that role");
        }

        return refused.Count > 0 ? Closed(target, refused, isFrozen)
            : missing.Count > 0 ? new Refusal(DeliveryOutcome.ApprovalPending, $"{target.Name} waits: {string.Join("; ", missing)}")
            : null;
    }

    /// <summary>Null when no freeze began since all were asked: people take their time to answer.</summary>
    public static async Task<Refusal?> AskLastAsync(
        Target target, GateContext context, CancellationToken cancellationToken)
    {
        // What is still open was told before.
        var (refused, _, isFrozen) = await AskEachAsync(context.Gates.OfType<FreezeAttribute>(), context, SilentLog.Instance, cancellationToken).ConfigureAwait(false);
        return refused.Count > 0 ? Closed(target, refused, isFrozen) : null;
    }

    private static Refusal Closed(Target target, List<string> refused, bool isFrozen) =>
        Refusal.Policy($"{target.Name} is closed: {string.Join("; ", refused)}") with { IsFrozen = isFrozen };

    private static async Task<(List<string> Refused, List<string> Missing, bool IsFrozen)> AskEachAsync(
        IEnumerable<GateAttribute> gates, GateContext context, IDeliveryLog log, CancellationToken cancellationToken)
    {
        var refused = new List<string>();
        var missing = new List<string>();
        var isFrozen = false;
        foreach (var gate in gates)
        {
            var verdict = await AskAsync(gate, context, cancellationToken).ConfigureAwait(false);
            var reason = verdict.Link is { } link ? $"{verdict.Reason} ({link})" : verdict.Reason;
            switch (verdict.Answer)
            {
                case GateAnswer.Yes:
                    log.Note(reason);
                    break;
                case GateAnswer.Wait:
                    missing.Add(reason);
                    break;
                case GateAnswer.No when gate is FreezeAttribute && context.Forces:
                    log.Note($"{reason}; going on all the same");
                    context.Forced.Add(reason);
                    break;
                default:
                    refused.Add(reason);
                    isFrozen |= gate is FreezeAttribute;
                    break;
            }
        }

        return (refused, missing, isFrozen);
    }

    private static async Task<GateVerdict> AskAsync(GateAttribute gate, GateContext context, CancellationToken cancellationToken)
    {
        var services = context.Outside.For(gate, context.Environment);
        var verdict = await AskAsync(gate, (IGateContext)context.With(services), cancellationToken).ConfigureAwait(false);
        if (context.IsRehearsal && services.HasCalled)
        {
            verdict = verdict with { Reason = $"rehearsed: {verdict.Reason}" };
        }

        services.Close(verdict.Reason);
        return verdict;
    }

    // A gate is somebody else's code: one that breaks is closed, never open.
    private static async Task<GateVerdict> AskAsync(GateAttribute gate, IGateContext context, CancellationToken cancellationToken)
    {
        try
        {
            // WaitAsync: a gate that does not listen must not outlive Ctrl-C.
            return await gate.AskAsync(context, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false)
                ?? GateVerdict.No($"{Name(gate)}: the gate gave no verdict");
        }
        catch (ServiceException failure)
        {
            return GateVerdict.No($"{Name(gate)}: {failure.Message}");
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return GateVerdict.No($"{Name(gate)}: the gate itself failed with {failure.GetType().Name}: {failure.Message}");
        }
    }

    private static string Name(GateAttribute gate) => Foreign.Text(gate.Describe, gate);
}
