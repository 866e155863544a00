namespace Deployment.Sdk.Emulator.Wire;

/// <summary>
/// An app as <c>POST /filters/apps</c> shows it, which Heroku's schema calls a team's app: not quite the members of an app, and two
/// more. The generation is in neither list; Heroku's command line reads it of every app.
/// </summary>
internal sealed record TeamAppBody(
    Guid Id,
    string Name,
    bool Joined,
    bool Locked,
    bool Maintenance,
    string? ArchivedAt,
    string? BuildpackProvidedDescription,
    IdAndName BuildStack,
    IdAndName Stack,
    IdAndName Generation,
    IdAndName Region,
    Person Owner,
    IdAndName? Team,
    IdAndName? Space,
    bool? InternalRouting,
    string GitUrl,
    string WebUrl,
    long? RepoSize,
    long? SlugSize,
    string CreatedAt,
    string UpdatedAt,
    string? ReleasedAt)
{
    public static TeamAppBody Of(AppBody app) => new(
        app.Id,
        app.Name,
        Joined: true,
        Locked: false,
        app.Maintenance,
        app.ArchivedAt,
        app.BuildpackProvidedDescription,
        app.BuildStack,
        app.Stack,
        app.Generation,
        app.Region,
        app.Owner,
        app.Team,
        app.Space,
        app.InternalRouting,
        app.GitUrl,
        app.WebUrl,
        app.RepoSize,
        app.SlugSize,
        app.CreatedAt,
        app.UpdatedAt,
        app.ReleasedAt);
}
