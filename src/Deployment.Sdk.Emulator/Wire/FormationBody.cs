using System.Text.Json;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>How one process type scales, as the API shows it.</summary>
internal sealed record FormationBody(
    Guid Id,
    IdAndName App,
    string Type,
    string Command,
    int Quantity,
    string Size,
    IdAndName DynoSize,
    string CreatedAt,
    string UpdatedAt)
{
    public static FormationBody Of(FormationState formation, AppState app) => new(
        formation.Id,
        new IdAndName(app.Id, app.Name),
        formation.Type,
        formation.Command,
        formation.Quantity,
        formation.Size,
        new IdAndName(Constants.DynoSize, formation.Size),
        Constants.Time(formation.CreatedAt),
        Constants.Time(formation.UpdatedAt));
}

/// <summary>What a client changes of a formation.</summary>
internal sealed record FormationUpdate(FormationEntry[]? Updates);

/// <summary>
/// One change. The schema has a whole number and an object; Heroku's own command line sends a text (<c>"2"</c>, <c>"+1"</c>) and a
/// plain <c>size</c>.
/// </summary>
internal sealed record FormationEntry(string? Type, JsonElement? Quantity, string? Size, DynoSizeName? DynoSize);

/// <summary>A dyno size by name.</summary>
internal sealed record DynoSizeName(string? Name);
