using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>Who may do what with an app. In a rehearsal that is its owner.</summary>
internal sealed record CollaboratorBody(
    IdAndName App, string CreatedAt, Guid Id, Permission[] Permissions, string Role, string UpdatedAt, Collaborator User)
{
    private const byte OwnerNumber = byte.MaxValue;

    private static readonly Permission[] All =
    [
        new("deploy", "Can deploy"),
        new("manage", "Can manage the app"),
        new("operate", "Can operate the app"),
        new("view", "Can view the app"),
    ];

    public static CollaboratorBody OwnerOf(AppState app, HerokuState state) => new(
        new IdAndName(app.Id, app.Name),
        Constants.Time(app.CreatedAt),
        DerivedId.Of(app.Id, OwnerNumber),
        All,
        "owner",
        Constants.Time(app.CreatedAt),
        new Collaborator(Constants.Email, false, state.AccountId));
}

/// <summary>One thing that somebody may do.</summary>
internal sealed record Permission(string Name, string Description);

/// <summary>The one who may.</summary>
internal sealed record Collaborator(string Email, bool Federated, Guid Id);
