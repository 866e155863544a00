using System.Diagnostics;
using System.Text.Json;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>A delivery and its steps as spans and a metric. Texts stay out: they are for people and may quote anything.</summary>
internal static class DeliverySpans
{
    public static Activity? Begin(RunScope scope, string verb)
    {
        if (!DeliveryTelemetry.Source.HasListeners())
        {
            return null;
        }

        var span = DeliveryTelemetry.Source.StartActivity($"{Verb(verb)} {scope.Target.Name}");
        return span?
            .SetTag("deployment.id", scope.RunId)
            .SetTag("deployment.environment.name", scope.Target.Name)
            .SetTag("vcs.ref.head.revision", scope.Revision.Commit)
            .SetTag("deployment_sdk.rehearsal", scope.IsRehearsal);
    }

    public static void End(Activity? span, RunScope scope, DeliveryResult result, TimeSpan duration)
    {
        if (span is not null)
        {
            End(span, result.Outcome);
            span.SetTag("deployment.status", result.IsSuccess ? "succeeded" : "failed");
        }

        if (DeliveryTelemetry.Deliveries.Enabled)
        {
            DeliveryTelemetry.Deliveries.Record(
                duration.TotalSeconds,
                new TagList
                {
                    { "deployment.environment.name", scope.Target.Name },
                    { "deployment_sdk.outcome", Name(result.Outcome) },
                    { "deployment_sdk.rehearsal", scope.IsRehearsal },
                });
        }
    }

    public static Activity? Begin(DeliveryStep step) =>
        DeliveryTelemetry.Source.HasListeners()
            ? DeliveryTelemetry.Source.StartActivity(Kind(step))?.SetTag("deployment_sdk.app", step.App)
            : null;

    public static void End(Activity? span, DeliveryOutcome outcome)
    {
        span?.SetTag("deployment_sdk.outcome", Name(outcome));
        if (outcome != DeliveryOutcome.Done)
        {
            span?.SetTag("error.type", Name(outcome)).SetStatus(ActivityStatusCode.Error);
        }
    }

    private static string Name(DeliveryOutcome outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());

    private static string Verb(string verb) => verb switch
    {
        DeliveryVerb.Promote => "promote to",
        DeliveryVerb.Rollback => "roll back",
        _ => "deploy to",
    };

    private static string Kind(DeliveryStep step) => step switch
    {
        RollbackStep => "roll back",
        SetProcessesStep { Stopped: true } => "stop processes",
        SetProcessesStep => "start processes",
        SetConfigStep => "set config",
        SetMaintenanceStep => "set maintenance",
        BuildStep => "build",
        ReleaseSlugStep => "release slug",
        ScaleStep => "scale",
        PromoteStep => "promote",
        DeclaredStep declared => declared.Attribute.GetType().Name,
        _ => step.GetType().Name,
    };
}
