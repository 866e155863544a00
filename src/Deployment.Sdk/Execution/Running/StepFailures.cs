using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>What a step that did not succeed means for the delivery: the exit code, and what a person should know.</summary>
internal static class StepFailures
{
    /// <summary>Null when the step succeeded.</summary>
    public static DeliveryResult? Of(DeliveryStep step, StepOutcome outcome, bool isStopped) => outcome.Kind switch
    {
        StepOutcomeKind.Succeeded => null,
        _ when isStopped => new DeliveryResult(DeliveryOutcome.Interrupted, outcome.Reason ?? "stopped"),
        StepOutcomeKind.Failed => new DeliveryResult(DeliveryOutcome.Failed, outcome.Reason ?? "failed") { Remedy = Remedy(step, hasEnded: true) },
        _ => new DeliveryResult(DeliveryOutcome.StateUnknown, outcome.Reason ?? "its end was not seen") { Remedy = Remedy(step, hasEnded: false) },
    };

    /// <param name="step">The step.</param>
    /// <param name="failure">What it threw.</param>
    /// <param name="hasWritten">Whether the delivery changed anything.</param>
    /// <param name="isUnderWay">Whether Heroku accepted a change of this very step, which goes on there.</param>
    /// <param name="isStopped">Whether a person stopped the delivery.</param>
    public static DeliveryResult Of(DeliveryStep step, Exception failure, bool hasWritten, bool isUnderWay, bool isStopped) => failure switch
    {
        OperationCanceledException when isStopped => new(
            DeliveryOutcome.Interrupted,
            isUnderWay
                ? $"stopped before the end of: {step.Description}; what Heroku accepted goes on there"
                : $"stopped before the end of: {step.Description}")
        {
            Remedy = isUnderWay ? Look(step) : null,
        },
        ForeignChangeException foreign => new(
            hasWritten ? DeliveryOutcome.StateUnknown : DeliveryOutcome.Outdated,
            hasWritten ? foreign.Message : $"{foreign.Message}; nothing was changed")
        {
            Remedy = $"look at heroku releases --app {foreign.App}, then deliver again",
        },
        LedgerException lost => new(
            isUnderWay ? DeliveryOutcome.StateUnknown : DeliveryOutcome.Failed,
            $"stopped before: {step.Description}; {lost.Message}{(hasWritten ? "" : "; nothing was changed")}")
        {
            Remedy = hasWritten ? Resume.Here : lost.Remedy,
        },
        LeaseLostException lost => new(hasWritten ? DeliveryOutcome.StateUnknown : DeliveryOutcome.LockHeld, lost.Message),

        // A place for the source belongs to no app: that it may have been made changes nothing.
        HerokuException heroku when isUnderWay || (heroku.MayHaveActed && step is DeclaredStep) => new(
            DeliveryOutcome.StateUnknown,
            $"{heroku.Message}; {(step is DeclaredStep ? $"whether it was begun is not known: {step.Description}" : $"the end of what was begun on {string.Join(" and ", Changed(step))} was not seen")}")
        {
            Remedy = Remedy(step, hasEnded: false) ?? Look(step),
        },
        HerokuException heroku => new(heroku.IsNotAuthorised ? DeliveryOutcome.NotAuthorised : DeliveryOutcome.Failed, heroku.Message)
        {
            Remedy = (heroku.Remedy, Remedy(step, hasEnded: true)) switch
            {
                (null, var own) => own,
                (var said, null) => said,
                var (said, own) => $"{said}; {own}",
            },
        },
        _ => new(
            isUnderWay ? DeliveryOutcome.StateUnknown : DeliveryOutcome.Failed,
            $"{step.Description}: {failure.GetType().Name}: {failure.Message}"),
    };

    private static string Look(DeliveryStep step)
    {
        var command = step switch
        {
            SetMaintenanceStep => "maintenance",
            SetProcessesStep or ScaleStep => "ps",
            _ => "releases",
        };
        return $"look at heroku {command} --app {string.Join(" and --app ", Changed(step))}";
    }

    // A promotion is named after where it comes from, and changes where it goes to.
    private static IReadOnlyList<string> Changed(DeliveryStep step) => step is PromoteStep promote ? promote.Targets : [step.App];

    // The release itself stands: the next run finds the commit there. It verifies again what can be verified, but a command that did
    // not run to its end is for a person, because nothing on Heroku remembers it.
    private static string? Remedy(DeliveryStep step, bool hasEnded) => step is DeclaredStep { Attribute.Phase: StepPhase.AfterRelease or StepPhase.Verify }
        ? step is DeclaredStep { Attribute: ReleaseCommandAttribute command }
            ? $"the release stays, and no later delivery makes up for the command{(hasEnded ? "" : "; look whether it ran, and if it did not")}: heroku run --app {step.App} {command.Command}"
            : $"the release stays: look at {step.App}, then repeat the step by hand or deliver a fix"
        : null;
}
