using CsCheck;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Planning;

/// <summary>What holds for whatever a team declares and Heroku runs.</summary>
public sealed class PlannerProperties
{
    private static readonly string[] Names = ["web", "api", "jobs", "docs"];
    private static readonly string?[] Folders = [null, "a", "b"];

    private static readonly Gen<EnvironmentDefinition> Environments =
        from apps in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2])
            .Select((name, path) => (Attribute)new HerokuAppAttribute(Names[name]) { Path = Folders[path] }).Array[1, 4]
        from maintenance in Gen.Bool
        from command in Gen.Bool
        from config in Gen.Bool
        from scale in Gen.Bool
        from smoke in Gen.Int[0, 2]
        from before in Gen.Bool
        select SamplePlan.Environment(
            "UAT",
            Stage.Staging,
            [
                .. apps.DistinctBy(app => ((HerokuAppAttribute)app).Name),
                .. Enumerable.Range(0, smoke).Select(index => (Attribute)new SmokeTestAttribute($"/{index}")),
                .. maintenance ? [new MaintenanceAttribute()] : Array.Empty<Attribute>(),
                .. command ? [new ReleaseCommandAttribute("migrate")] : Array.Empty<Attribute>(),
                .. config ? [new ConfigVarAttribute("A", "1")] : Array.Empty<Attribute>(),
                .. scale ? [new ProcessTypeAttribute("web") { Quantity = 1 }] : Array.Empty<Attribute>(),
                .. before ? [new OwnStepAttribute(StepPhase.BeforeRelease, (_, _) => Task.FromResult(StepOutcome.Succeeded))] : Array.Empty<Attribute>(),
            ]);

    private static readonly Gen<TargetState> States =
        from environment in Environments
        from kinds in Gen.Int[0, 4].Array[4]
        from maintained in Gen.Bool.Array[4]
        let target = new Target(environment, null)
        select new TargetState(
            target, AppStates.Pipeline, [.. target.Apps.Select((app, index) => State(target, app.Name, kinds[index], maintained[index]))]);

    [Fact]
    public void Maintenance_goes_on_before_it_goes_off_and_only_around_releases() => States.Sample(state =>
    {
        var steps = Deploy(state).Steps;
        foreach (var app in state.Apps)
        {
            var switches = steps.OfType<SetMaintenanceStep>().Where(step => step.App == app.Name).ToArray();
            Assert.True(switches.Length == 0 || (switches is [{ On: true }, { On: false }] && !app.App.Maintenance));
            if (switches is [var on, var off])
            {
                var arrival = steps.IndexOf(steps.Single(step => step is BuildStep or ReleaseSlugStep && step.App == app.Name));
                Assert.InRange(arrival, steps.IndexOf(on), steps.IndexOf(off));
            }
        }
    });

    [Fact]
    public void Nothing_is_built_twice_or_where_it_runs_already() => States.Sample(state =>
    {
        var arrivals = Deploy(state).Steps.Where(step => step is BuildStep or ReleaseSlugStep).ToArray();
        Assert.Equal(arrivals.Length, arrivals.Select(step => step.App).Distinct().Count());
        Assert.All(arrivals, step => Assert.False(
            state.App(step.App) is { RunningCommit: var commit, Newest.Status: not "failed" } && commit == AppStates.B));
        Assert.True(arrivals.OfType<BuildStep>().GroupBy(step => step.Path).All(group => group.Count() == 1));
    });

    [Fact]
    public void Verification_comes_last_and_only_where_something_changes() => States.Sample(state =>
    {
        var steps = Deploy(state).Steps;
        var verifications = steps.Where(step => step is DeclaredStep { Attribute.Phase: StepPhase.Verify }).ToArray();
        Assert.Equal(verifications, steps.TakeLast(verifications.Length));
        Assert.All(verifications, step => Assert.Contains(steps.SkipLast(verifications.Length), other => other.App == step.App));
    });

    [Fact]
    public void A_slug_is_released_only_after_its_builder_runs_the_commit() => States.Sample(state =>
    {
        var steps = Deploy(state).Steps;
        foreach (var step in steps.OfType<ReleaseSlugStep>())
        {
            var build = steps.FirstOrDefault(other => other is BuildStep && other.App == step.Builder);
            Assert.True(build is null ? state.App(step.Builder).RunningCommit == AppStates.B : steps.IndexOf(build) < steps.IndexOf(step));
        }
    });

    [Fact]
    public void Planning_again_from_the_same_state_gives_the_same_words() => States.Sample(state =>
        Assert.Null(StepChanges.Between(Deploy(state), Deploy(state))));

    private static DeliverySteps Deploy(TargetState state) => Planner.Deploy(AppStates.Deploy(state, AppStates.B)).Value;

    private static AppState State(Target target, string name, int kind, bool maintained)
    {
        var app = kind switch
        {
            0 => AppStates.App(target, name, null),
            1 => AppStates.App(target, name, AppStates.A),
            2 => AppStates.App(target, name, AppStates.B),
            3 => AppStates.WithFailedNewest(AppStates.App(target, name, AppStates.A)),
            _ => AppStates.WithFailedNewest(AppStates.App(target, name, AppStates.B)),
        };
        return app with { App = app.App with { Maintenance = maintained } };
    }
}
