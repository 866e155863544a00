using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Planning;

public sealed class PromotionPlannerTests
{
    private static readonly string A = AppStates.A;
    private static readonly string B = AppStates.B;

    [Fact]
    public void A_promotion_pins_the_exact_release()
    {
        var step = Assert.IsType<PromoteStep>(Plan(SamplePlan.Uat(), SamplePlan.Live()).Value.Steps[0]);

        Assert.Equal(new PinnedRelease("yunojuno-uat", "yunojuno-uat-v5", 5, "yunojuno-uat-slug", B, null), step.Source);
        Assert.Equal(["yunojuno-live"], step.Targets);
    }

    [Fact]
    public void Several_apps_receive_in_one_request_and_those_that_run_it_are_left_out()
    {
        var live = SamplePlan.Environment(
            "LIVE", Stage.Production, new HerokuAppAttribute("one"), new HerokuAppAttribute("two"), new HerokuAppAttribute("three"));

        var verdict = Plan(SamplePlan.Uat(), live, to: app => app.Name == "two" ? AppStates.App(new Target(live, null), "two", B) : app);

        Assert.Equal(["promote v5 (bbbbbbbbbbbb) of yunojuno-uat to one, three"], AppStates.Words(verdict));
    }

    [Fact]
    public void What_runs_there_already_is_nothing_to_do() => Assert.Empty(AppStates.Words(Plan(SamplePlan.Uat(), SamplePlan.Live(), running: B)));

    [Fact]
    public void The_slug_s_own_release_phase_and_the_same_command_again_are_refused()
    {
        var live = SamplePlan.Live(new ReleaseCommandAttribute("migrate"));

        Assert.Contains(
            "`migrate` is both",
            Plan(SamplePlan.Uat(), live, from: app => WithTypes(app, ("release", "migrate"))).Refusal?.Reason,
            StringComparison.Ordinal);
        Assert.Null(Plan(SamplePlan.Uat(), live, from: app => WithTypes(app, ("release", "check"))).Refusal);
    }

    [Fact]
    public void Differences_that_do_not_travel_are_told()
    {
        var notes = Plan(
            SamplePlan.Uat(),
            SamplePlan.Live(),
            from: app => WithTypes(app, ("web", "run"), ("worker", "work")) is var typed
                ? typed with { RunningSlug = typed.RunningSlug! with { BuildpackProvidedDescription = "Python" } }
                : app,
            to: app => app with
            {
                App = app.App with { Stack = new Reference { Id = "s", Name = "heroku-22" } },
                RunningSlug = app.RunningSlug! with { BuildpackProvidedDescription = "Node.js" },
            }).Value.Notes;

        Assert.Equal(
            [
                "yunojuno-live is on stack heroku-22, the slug was built on heroku-24",
                "the process types of yunojuno-live change from web to web, worker",
                "the buildpack of yunojuno-live changes from Node.js to Python",
            ],
            notes);
    }

    [Fact]
    public void A_promotion_never_moves_backward()
    {
        Assert.Equal(DeliveryOutcome.Outdated, Plan(SamplePlan.Uat(), SamplePlan.Live(), direction: new Direction.Backward()).Refusal?.Outcome);
        Assert.Equal(DeliveryOutcome.Outdated, Plan(SamplePlan.Uat(), SamplePlan.Live(), direction: new Direction.Diverged()).Refusal?.Outcome);
    }

    public static TheoryData<string, string> Sources => new()
    {
        { "nothing ran", "runs no release that succeeded" },
        { "failed newest", "what would go out is not what was tried last" },
        { "no code", "runs no code yet" },
        { "expired", "has expired" },
        { "no hash", "without the full hash of its commit" },
        { "elsewhere", "is not in the pipeline yunojuno" },
        { "wrong stage", "is in stage development" },
        { "fir", "generation fir" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_that_is_no_sound_release_is_refused(string what, string reason)
    {
        var refusal = Plan(SamplePlan.Uat(), SamplePlan.Live(), from: app => what switch
        {
            "nothing ran" => app with { Running = null, Newest = null, RunningSlug = null },
            "failed newest" => AppStates.WithFailedNewest(app),
            "no code" => app with { Running = app.Running! with { Slug = null }, RunningSlug = null },
            "expired" => app with { RunningSlug = null },
            "no hash" => app with { RunningSlug = app.RunningSlug! with { Commit = "--output=/etc/passwd" } },
            "elsewhere" => app with { Coupling = null },
            "wrong stage" => app with { Coupling = app.Coupling! with { Stage = "development" } },
            _ => app with { App = app.App with { Generation = new Reference { Id = "g", Name = "fir" } } },
        }).Refusal;

        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.Contains(reason, refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_that_run_different_commits_are_not_one_release()
    {
        Attribute[] apps = [new HerokuAppAttribute("web") { Path = "web" }, new HerokuAppAttribute("api") { Path = "api" }];
        var uat = SamplePlan.Environment("UAT", Stage.Staging, apps);
        var live = SamplePlan.Environment(
            "LIVE", Stage.Production, new HerokuAppAttribute("web-live") { Path = "web" }, new HerokuAppAttribute("api-live") { Path = "api" });

        Assert.Equal(
            ["promote v5 (bbbbbbbbbbbb) of web to web-live", "promote v5 (bbbbbbbbbbbb) of api to api-live"], AppStates.Words(Plan(uat, live)));
        Assert.Contains(
            "different commits: web bbbbbbbbbbbb, api aaaaaaaaaaaa",
            Plan(uat, live, from: app => app.Name == "api" ? AppStates.App(new Target(uat, null), "api", A) : app).Refusal?.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_the_source_does_not_build_is_refused()
    {
        var live = SamplePlan.Environment("LIVE", Stage.Production, new HerokuAppAttribute("api") { Path = "api" });

        Assert.Contains("builds nothing from the folder api", Plan(SamplePlan.Uat(), live).Refusal?.Reason, StringComparison.Ordinal);
    }

    private static AppState WithTypes(AppState app, params (string Type, string Command)[] types) =>
        app with { RunningSlug = app.RunningSlug! with { ProcessTypes = types.ToDictionary(type => type.Type, type => type.Command) } };

    private static Verdict<DeliverySteps> Plan(
        EnvironmentDefinition uat,
        EnvironmentDefinition live,
        string? running = null,
        Func<AppState, AppState>? from = null,
        Func<AppState, AppState>? to = null,
        Direction? direction = null) =>
        Planner.Promote(new PromotionPlanRequest(
            AppStates.Of(uat, from, B), AppStates.Of(live, to, running ?? A), direction ?? new Direction.Forward(1), new Dictionary<string, bool>()));
}
