namespace Deployment.Sdk.Execution;

/// <summary>What one app has otherwise than its environment declares. Pure: what it knows was read before.</summary>
internal static class AppAudit
{
    public static IEnumerable<AuditFinding> Of(AuditedApp app, GivenSecrets given, ConfigDisplay display) =>
    [
        .. Place(app),
        .. Kind(app),
        .. Maintenance(app),
        .. Collaborators(app),
        .. AddOns(app),
        .. Config(app, given, display),
    ];

    private static IEnumerable<AuditFinding> Place(AuditedApp app)
    {
        if (app.Pipeline is not { } pipeline)
        {
            yield return app.Finding(
                AuditSeverity.Error,
                $"the token of {app.Target.Name} sees no pipeline of the plan's name, so its place there cannot be told",
                "give the account access to the pipeline, or correct its name in [DeploymentPlan]");
        }
        else if (Preflight.Place(new TargetState(app.Target, pipeline, [app.State]), app.State) is { } misplaced)
        {
            yield return app.Finding(AuditSeverity.Error, misplaced.Reason, misplaced.Remedy ?? "correct its place");
        }
    }

    private static IEnumerable<AuditFinding> Kind(AuditedApp app) =>
        Preflight.Kind(app.State) is { } fir ? [app.Finding(AuditSeverity.Info, fir.Reason, fir.Remedy ?? "use Heroku's own tools")] : [];

    private static IEnumerable<AuditFinding> Maintenance(AuditedApp app) => app.State.App.Maintenance
        ? [app.Finding(AuditSeverity.Warning, "is in maintenance: visitors see the maintenance page", $"heroku maintenance:off --app {app.Name}")]
        : [];

    private static IEnumerable<AuditFinding> Collaborators(AuditedApp app) => app.Collaborators is null
        ? [app.Finding(
            AuditSeverity.Info,
            $"the token of {app.Target.Name} may not list who works on it",
            $"look at heroku access --app {app.Name} with an account that may")]
        : [];

    private static IEnumerable<AuditFinding> AddOns(AuditedApp app)
    {
        foreach (var attachment in DeclaredAttachment.Of(app.Target.Definition, app.Config.AddOns))
        {
            if (attachment.Lack(app.Name) is var (problem, remedy))
            {
                yield return app.Finding(AuditSeverity.Error, problem, remedy);
            }
            else if (attachment is { IsReady: false, AddOn: { } addOn })
            {
                yield return app.Finding(
                    AuditSeverity.Warning, $"the add-on {attachment.Declared.AddOn} is {addOn.State}", $"look at heroku addons --app {app.Name}");
            }
        }
    }

    private static IEnumerable<AuditFinding> Config(AuditedApp app, GivenSecrets given, ConfigDisplay display)
    {
        var definition = app.Target.Definition;
        HashSet<string> attached = new(
            definition.Of<AddonAttachmentAttribute>().Select(declared => AppAddOns.VariableOf(declared.Name)), StringComparer.Ordinal);
        HashSet<string> removed = new(
            definition.Of<RemovedConfigVarAttribute>().Select(declared => declared.Name), StringComparer.Ordinal);
        var different = PlanComparison.Of(definition, given, app.Config, display)
            .Where(variable => variable.IsDifferent && !attached.Contains(variable.Name)).ToLookup(variable => variable.State);

        foreach (var (state, what) in new[]
        {
            (ConfigComparison.Changed, "has other values than the plan declares for"),
            (ConfigComparison.OnlyHere, "lacks the declared config vars"),
        })
        {
            if (different[state].Any())
            {
                yield return app.Finding(
                    AuditSeverity.Warning,
                    $"{what} {Names(different[state])}",
                    $"config diff {app.Target.Name}, then config apply {app.Target.Name}, or correct the plan");
            }
        }

        var left = different[ConfigComparison.OnlyThere].Where(variable => removed.Contains(variable.Name)).ToArray();
        if (left.Length > 0)
        {
            yield return app.Finding(
                AuditSeverity.Warning, $"still has what is declared as removed: {Names(left)}", $"config apply {app.Target.Name}");
        }

        var undeclared = different[ConfigComparison.OnlyThere]
            .Where(variable => !removed.Contains(variable.Name) && app.Config.AddOns.ProviderOf(variable.Name) is null).ToArray();
        if (undeclared.Length > 0)
        {
            yield return app.Finding(
                AuditSeverity.Info,
                $"has config vars that the plan does not declare: {Names(undeclared)}",
                "declare each as [ConfigVar], [SecretVar] or [RemovedConfigVar]");
        }
    }

    private static string Names(IEnumerable<ComparedVar> variables) => string.Join(", ", variables.Select(variable => variable.Name));
}
