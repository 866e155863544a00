using Deployment.Sdk.Emulator.Dynos;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>The pipelines as Heroku's own dashboard lays them out: a column for each stage, a card for each app.</summary>
/// <param name="state">What the emulator knows.</param>
/// <param name="dynosOf">The one-off dynos of an app.</param>
internal sealed class PipelineBoard(HerokuState state, Func<Guid, IEnumerable<OneOffDyno>> dynosOf)
{
    private static readonly string[] Stages = ["test", "review", "development", "staging", "production"];

    /// <summary>Columns that most pipelines have nothing in.</summary>
    private static readonly string[] Seldom = ["test", "review"];

    public Html Render() =>
        $"""
        {state.Pipelines.OrderBy(pipeline => pipeline.Name, StringComparer.Ordinal).Select(Pipeline)}
        {Loose()}
        """;

    private Html Pipeline(PipelineState pipeline)
    {
        var couplings = state.Couplings.Where(coupling => coupling.PipelineId == pipeline.Id).ToList();
        return $"""
            <section class="pipeline" data-part="pipeline-{pipeline.Id.ToString()}">
              <h2>{pipeline.Name}</h2>
              <div class="stages">{Stages.Select(stage => Column(stage, couplings))}</div>
            </section>
            """;
    }

    private Html Column(string stage, List<CouplingState> couplings)
    {
        var apps = couplings.Where(coupling => coupling.Stage == stage).Select(coupling => state.FindApp(coupling.AppId)).OfType<AppState>().ToList();
        return apps.Count == 0 && Seldom.Contains(stage)
            ? Html.Nothing
            : $"""
            <section class="stage {stage}">
              <h3>{stage}</h3>
              {Cards(apps)}
            </section>
            """;
    }

    private Html Loose()
    {
        var apps = state.Apps.Where(app => state.CouplingOf(app.Id) is null).ToList();
        return apps.Count == 0
            ? Html.Nothing
            : $"""
            <section class="pipeline" data-part="loose">
              <h2>In no pipeline</h2>
              <div class="stages"><section class="stage">{Cards(apps)}</section></div>
            </section>
            """;
    }

    private IEnumerable<Html> Cards(IEnumerable<AppState> apps) => apps
        .OrderBy(app => app.Name, StringComparer.Ordinal)
        .Select(app => new AppCard(state, app, dynosOf(app.Id)).Render());
}
