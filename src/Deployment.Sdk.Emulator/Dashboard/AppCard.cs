using Deployment.Sdk.Emulator.Dynos;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>One app: what it runs, what is going on, its newest releases. Config vars are shown nowhere: they hold secrets.</summary>
internal sealed class AppCard(HerokuState state, AppState app, IEnumerable<OneOffDyno> dynos)
{
    private const int ShownReleases = 6;

    private readonly ReleaseState? _current = app.Current();

    public Html Render() =>
        $"""
        <article class="app" id="app-{app.Name}">
          <h4>{app.Name}</h4>
          {Maintenance()}
          <p class="running">{Running()}</p>
          {Formation()}
          {Pending()}
          {Releases()}
        </article>
        """;

    private Html Maintenance() => app.Maintenance ? $"""<p class="badge warning">maintenance is on</p>""" : Html.Nothing;

    private Html Running() => (_current, state.FindSlug(_current?.SlugId)) switch
    {
        (null, _) or (_, null) => $"nothing is deployed yet",
        ({ } release, { } slug) => $"""runs <strong>v{release.Version}</strong> <code>{slug.ShortCommit()}</code> since {release.CreatedAt}""",
    };

    private Html Formation()
    {
        var scaled = app.Formation.Where(process => process.Type != SlugState.ReleaseType).ToList();
        return scaled.Count == 0
            ? Html.Nothing
            : $"""<ul class="formation">{scaled.Select(process => (Html)$"<li>{process.Type} &times; {process.Quantity} {process.Size}</li>")}</ul>""";
    }

    private Html Pending()
    {
        Html[] pending =
        [
            .. app.Builds.Where(build => build.Status == Progress.Pending)
                .Select(build => (Html)$"<li>building since {build.CreatedAt}</li>"),
            .. app.Releases.Where(release => release.Status == Progress.Pending)
                .Select(release => (Html)$"<li>v{release.Version}: release phase since {release.CreatedAt}</li>"),
            .. dynos.Select(dyno => (Html)$"<li>{dyno.Name}: <code>{dyno.Command}</code> since {dyno.CreatedAt}</li>"),
        ];
        return pending.Length == 0 ? Html.Nothing : $"""<ul class="pending">{pending}</ul>""";
    }

    private Html Releases()
    {
        var newest = app.Releases.Reverse().Take(ShownReleases).ToList();
        var older = app.Releases.Length - newest.Count;
        return $"""
            <ol class="releases">{newest.Select(Release)}</ol>
            {(older > 0 ? (Html)$"""<p class="more">and {older} before</p>""" : Html.Nothing)}
            """;
    }

    private Html Release(ReleaseState release) =>
        $"""
        <li class="{Statuses.Of(release.Status)}{(release.Id == _current?.Id ? " current" : "")}">
          <span class="version">v{release.Version}</span> {release.Description}
          <small>{(release.Id == _current?.Id ? "current" : Statuses.Of(release.Status))}, {release.CreatedAt}</small>
        </li>
        """;
}
