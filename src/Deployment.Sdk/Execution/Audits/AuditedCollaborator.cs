using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>Who may work on an app.</summary>
/// <param name="Environment">The environment, its slot filled in.</param>
/// <param name="Stage">The environment's stage.</param>
/// <param name="App">The app.</param>
/// <param name="Email">The e-mail of the account.</param>
/// <param name="Role">What they are in the team; null outside of one.</param>
/// <param name="Permissions">What they may do, in Heroku's words; empty on a personal app, where it is everything.</param>
/// <param name="CanChange">Whether they may change what runs there or how.</param>
internal sealed record AuditedCollaborator(
    string Environment, Stage Stage, string App, string Email, string? Role, ImmutableArray<string> Permissions, bool CanChange)
{
    public static IEnumerable<AuditedCollaborator> Of(AuditedApp app) =>
        from collaborator in app.Collaborators ?? []
        let permissions = collaborator.Permissions.Select(permission => permission.Name).ToImmutableArray()
        select new AuditedCollaborator(
            app.Target.Name,
            app.Target.Stage,
            app.Name,
            collaborator.User?.Email ?? collaborator.Id,
            collaborator.Role,
            permissions,
            permissions.IsEmpty || permissions.Any(permission => permission != "view"));
}
