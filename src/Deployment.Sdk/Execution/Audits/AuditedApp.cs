using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>An app as an audit saw it.</summary>
/// <param name="Target">The environment that it belongs to.</param>
/// <param name="Pipeline">The plan's pipeline; null where the environment's token does not see it.</param>
/// <param name="State">What it is and runs. Its formation and its pending builds were not asked for.</param>
/// <param name="Config">Its config and its add-ons.</param>
/// <param name="Builds">Its newest builds.</param>
/// <param name="Collaborators">Who may work on it; null where the environment's token may not ask.</param>
internal sealed record AuditedApp(
    Target Target,
    Pipeline? Pipeline,
    AppState State,
    AppConfig Config,
    ImmutableArray<Build> Builds,
    ImmutableArray<Collaborator>? Collaborators)
{
    public string Name => State.Name;

    public AuditFinding Finding(AuditSeverity severity, string what, string remedy) => new(severity, Target.Name, Name, what, remedy);
}
