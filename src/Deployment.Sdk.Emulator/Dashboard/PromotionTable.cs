using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>What was promoted where, newest first.</summary>
internal static class PromotionTable
{
    private const int Shown = 20;

    public static Html Render(HerokuState state) =>
        $"""
        <section data-part="promotions">
          <h2>Promotions</h2>
          {(state.Promotions.IsEmpty ? (Html)$"<p>Nothing was promoted yet.</p>" : Table(state))}
        </section>
        """;

    private static Html Table(HerokuState state) =>
        $"""
        <table>
          <thead><tr><th>when</th><th>from</th><th>commit</th><th>to</th><th>outcome</th></tr></thead>
          <tbody>{state.Promotions.Reverse().Take(Shown).SelectMany(promotion => promotion.Targets.Select(target => Row(state, promotion, target)))}</tbody>
        </table>
        """;

    private static Html Row(HerokuState state, PromotionState promotion, PromotionTargetState target)
    {
        var source = state.FindApp(promotion.SourceAppId);
        var from = source?.FindRelease(promotion.SourceReleaseId);
        var app = state.FindApp(target.AppId);
        var to = target.ReleaseId is { } id ? app?.FindRelease(id) : null;
        return $"""
            <tr class="{Statuses.Of(target.Status)}">
              <td>{promotion.CreatedAt}</td>
              <td>{Place(source, from)}</td>
              <td><code>{state.FindSlug(from?.SlugId)?.ShortCommit()}</code></td>
              <td>{Place(app, to)}</td>
              <td>{Statuses.Of(target.Status)} {target.ErrorMessage}</td>
            </tr>
            """;
    }

    private static string Place(AppState? app, ReleaseState? release) => (app, release) switch
    {
        (null, _) => "an app that is gone",
        (_, null) => app.Name,
        _ => $"{app.Name} v{release.Version}",
    };
}
