namespace Deployment.Sdk;

/// <summary>
/// Something a delivery does beside building and releasing. Derive from it to add a step of your own: put the attribute on an
/// environment, and the generated plan re-creates it with its arguments and runs it, without reflection.
/// </summary>
public abstract class StepAttribute : Attribute
{
    /// <summary>When in the delivery the step runs.</summary>
    public abstract StepPhase Phase { get; }

    /// <summary>
    /// A path pattern in git's <c>:(glob)</c> syntax that limits the step to deliveries in which a matching file changed; null, the
    /// default, runs it always.
    /// </summary>
    public virtual string? OnlyWhenChanged => null;

    /// <summary>Whether the step may run again when it is not known if it ran to its end. False unless overridden.</summary>
    public virtual bool IsRepeatable => false;

    /// <summary>
    /// Whether the step may run on several apps of its environment at once. The first app goes ahead alone in any case, and a failure there
    /// begins it nowhere else. False unless overridden: then it runs on one app after the other.
    /// </summary>
    public virtual bool IsConcurrent => false;

    /// <summary>
    /// Whether the environment goes back to what it ran before when the step, one of phase <see cref="StepPhase.Verify"/>, fails after a
    /// delivery. False unless overridden.
    /// </summary>
    public virtual bool RollsBackOnFailure => false;

    /// <summary>Says in half a sentence what the step would do, for plans and logs. No secrets.</summary>
    /// <param name="target">Where it would do it.</param>
    public abstract string Describe(IStepTarget target);

    /// <summary>Does it. An expected failure is an outcome, not an exception.</summary>
    /// <param name="context">Where, on what, and with which means.</param>
    /// <param name="cancellationToken">Ends the step early.</param>
    public abstract Task<StepOutcome> RunAsync(IStepContext context, CancellationToken cancellationToken);
}
