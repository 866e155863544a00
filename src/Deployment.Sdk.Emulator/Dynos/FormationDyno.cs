using System.Globalization;
using Deployment.Sdk.Emulator.Logs;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Dynos;

/// <summary>A dyno of an app's formation. It is not stored: the formation and the current release say what runs.</summary>
internal sealed record FormationDyno(Guid Id, string Name, FormationState Formation, ReleaseState Release)
{
    public static IEnumerable<FormationDyno> Of(AppState app) => app.Current() is not { SlugId: not null } current
        ? []
        : app.Formation.SelectMany(formation => Enumerable.Range(1, formation.Quantity).Select(number => new FormationDyno(
            DerivedId.Of(formation.Id, (byte)number),
            string.Create(CultureInfo.InvariantCulture, $"{formation.Type}.{number}"),
            formation,
            current)));

    public IEnumerable<LogLine> Starts(DateTimeOffset time) =>
    [
        new(time, "heroku", Name, $"Starting process with command `{Formation.Command}`"),
        new(time, "heroku", Name, "State changed from starting to up"),
    ];

    public IEnumerable<LogLine> Restarts(DateTimeOffset time) =>
    [
        new(time, "heroku", Name, "Restarting"),
        new(time, "heroku", Name, "State changed from up to starting"),
        .. Starts(time),
    ];
}
