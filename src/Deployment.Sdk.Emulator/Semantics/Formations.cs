using System.Collections.Immutable;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>Which process types an app has, and how they scale.</summary>
internal static class Formations
{
    private const int MostDynos = 100;

    /// <summary>
    /// The formation after a release: the slug's process types, each as it was scaled before; a new <c>web</c> starts with one dyno.
    /// </summary>
    public static ImmutableArray<FormationState> Of(
        SlugState slug, ImmutableArray<FormationState> before, DateTimeOffset now) =>
    [
        .. slug.ProcessTypes.OrderBy(process => process.Key, StringComparer.Ordinal).Select(process =>
            before.FirstOrDefault(formation => formation.Type == process.Key) is { } known
                ? known with { Command = process.Value, UpdatedAt = known.Command == process.Value ? known.UpdatedAt : now }
                : new FormationState(
                    Guid.NewGuid(), process.Key, process.Value, process.Key == "web" ? 1 : 0, DynoSizes.Default, now, now)),
    ];

    /// <summary>Applies all updates or none.</summary>
    public static (HerokuState State, Outcome<AppState> Result) Scale(
        HerokuState state, Guid appId, IReadOnlyList<ScaleUpdate> updates, DateTimeOffset now)
    {
        var app = state.GetApp(appId);
        var formation = app.Formation;
        foreach (var update in updates)
        {
            var found = formation.FirstOrDefault(entry => entry.Type == update.Type || entry.Id.ToString() == update.Type);
            if (found is null)
            {
                return (state, Refusal.NotFound("formation", $"process type ({update.Type})"));
            }

            var quantity = update.IsRelative ? found.Quantity + update.Quantity : update.Quantity;
            if (quantity is < 0 or > MostDynos)
            {
                return (state, Refusal.Invalid($"Quantity of {found.Type} must be between 0 and {MostDynos}."));
            }

            var size = update.Size is null ? found.Size : DynoSizes.Find(update.Size);
            if (size is null)
            {
                return (state, Refusal.Invalid($"No such dyno size as '{update.Size}'. Known sizes: {DynoSizes.All}."));
            }

            formation = formation.Replace(found, found with { Quantity = quantity ?? found.Quantity, Size = size, UpdatedAt = now });
        }

        var changed = app with { Formation = formation, UpdatedAt = now };
        return (state.With(changed), changed);
    }
}
