using System.Collections.Immutable;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Planning;

public sealed class DeployPlannerTests
{
    private static readonly string A = AppStates.A;
    private static readonly string B = AppStates.B;

    [Fact]
    public void A_first_deploy_builds_and_then_smoke_tests() =>
        Assert.Equal(
            ["build aaaaaaaaaaaa on yunojuno-uat and release it", "expect 200 from /health of yunojuno-uat"],
            Steps(SamplePlan.Uat(), running: null, commit: A));

    [Fact]
    public void The_commit_that_runs_is_nothing_to_do() => Assert.Empty(Steps(SamplePlan.Uat(), running: A, commit: A));

    [Fact]
    public void A_failed_newest_release_makes_the_same_commit_work_to_do() =>
        Assert.Equal(
            ["build aaaaaaaaaaaa on yunojuno-uat and release it", "expect 200 from /health of yunojuno-uat"],
            Steps(SamplePlan.Uat(), A, A, AppStates.WithFailedNewest));

    [Fact]
    public void The_order_is_config_maintenance_release_scale_commands_maintenance_smoke_test()
    {
        var environment = SamplePlan.Uat(
            new MaintenanceAttribute(),
            new ProcessTypeAttribute("worker") { Quantity = 2, Size = "Standard-1X" },
            new ReleaseCommandAttribute("migrate"),
            new OwnStepAttribute(StepPhase.BeforeRelease, (_, _) => Task.FromResult(StepOutcome.Succeeded)) { Name = "back up" },
            new ConfigVarAttribute("B", "2"),
            new ConfigVarAttribute("A", "1"));

        Assert.Equal(
            [
                "back up on yunojuno-uat",
                "set A, B on yunojuno-uat",
                "switch maintenance on for yunojuno-uat",
                "build bbbbbbbbbbbb on yunojuno-uat and release it",
                "scale worker=2:Standard-1X on yunojuno-uat",
                "run `migrate` on a one-off dyno of yunojuno-uat",
                "switch maintenance off for yunojuno-uat",
                "expect 200 from /health of yunojuno-uat",
            ],
            Steps(environment, A, B));
    }

    [Fact]
    public void What_is_declared_as_removed_goes_once_the_new_code_runs_and_its_commands_have_ended()
    {
        var environment = SamplePlan.Uat(
            new MaintenanceAttribute(), new ReleaseCommandAttribute("migrate"), new ConfigVarAttribute("A", "1"), new RemovedConfigVarAttribute("OLD"));

        Assert.Equal(
            [
                "set A on yunojuno-uat",
                "switch maintenance on for yunojuno-uat",
                "build bbbbbbbbbbbb on yunojuno-uat and release it",
                "run `migrate` on a one-off dyno of yunojuno-uat",
                "remove OLD on yunojuno-uat",
                "switch maintenance off for yunojuno-uat",
                "expect 200 from /health of yunojuno-uat",
            ],
            Steps(environment, A, B, app => app with { Config = new Dictionary<string, string> { ["OLD"] = "1", ["KEPT"] = "2" } }));
    }

    [Fact]
    public void A_secret_that_was_given_is_set_before_the_release_and_only_where_it_differs()
    {
        var given = new GivenSecrets(System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("KEY", "given").Add("TOKEN", "same"));
        var environment = SamplePlan.Uat(new SecretVarAttribute("KEY"), new SecretVarAttribute("TOKEN"));
        var state = AppStates.Of(environment, app => app with { Config = new Dictionary<string, string> { ["TOKEN"] = "same" } }, A) with { Given = given };

        var steps = Planner.Deploy(AppStates.Deploy(state, B)).Value.Steps;

        Assert.Equal("set KEY on yunojuno-uat", steps[0].ToString());
        Assert.Equal("given", Assert.IsType<SetConfigStep>(steps[0]).Values["KEY"]);
        Assert.DoesNotContain(steps, step => step.ToString().Contains("given", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_apps_of_one_environment_are_one_artefact()
    {
        var environment = SamplePlan.Environment(
            "UAT", Stage.Staging, new HerokuAppAttribute("web"), new HerokuAppAttribute("jobs"));

        Assert.Equal(
            ["build bbbbbbbbbbbb on web and release it", "release bbbbbbbbbbbb on jobs with the slug of web"], Steps(environment, A, B));
        Assert.Equal(
            ["release bbbbbbbbbbbb on jobs with the slug of web"],
            Steps(environment, A, B, app => app.Name == "web" ? AppStates.App(new Target(environment, null), "web", B) : app));
    }

    [Fact]
    public void Each_folder_of_a_monorepo_is_built_once()
    {
        var environment = SamplePlan.Environment(
            "UAT",
            Stage.Staging,
            new HerokuAppAttribute("web") { Path = "web" },
            new HerokuAppAttribute("api") { Path = "api" },
            new HerokuAppAttribute("api-2") { Path = "api" });

        Assert.Equal(
            [
                "build bbbbbbbbbbbb:web on web and release it",
                "build bbbbbbbbbbbb:api on api and release it",
                "release bbbbbbbbbbbb on api-2 with the slug of api",
            ],
            Steps(environment, A, B));
    }

    [Fact]
    public void Config_that_differs_is_set_and_verified_although_the_commit_runs_already()
    {
        var environment = SamplePlan.Uat(new ConfigVarAttribute("A", "1"), new MaintenanceAttribute(), new ReleaseCommandAttribute("migrate"));

        Assert.Equal(["set A on yunojuno-uat", "expect 200 from /health of yunojuno-uat"], Steps(environment, A, A));
        Assert.Empty(Steps(environment, A, A, app => app with { Config = new Dictionary<string, string> { ["A"] = "1" } }));
    }

    [Fact]
    public void A_command_for_migrations_runs_only_when_they_changed_or_that_cannot_be_told()
    {
        var environment = SamplePlan.Uat(new ReleaseCommandAttribute("migrate") { WhenChanged = "**/migrations/**" });
        const string Migrate = "run `migrate` on a one-off dyno of yunojuno-uat";

        Assert.DoesNotContain(Migrate, Steps(environment, A, B, changes: new() { ["**/migrations/**"] = false }));
        Assert.Contains(Migrate, Steps(environment, A, B, changes: new() { ["**/migrations/**"] = true }));
        Assert.Contains(Migrate, Steps(environment, A, B));
    }

    [Fact]
    public void Maintenance_that_a_person_switched_on_is_left_to_them() =>
        Assert.DoesNotContain(
            Steps(SamplePlan.Uat(new MaintenanceAttribute()), A, B, app => app with { App = app.App with { Maintenance = true } }),
            step => step.Contains("maintenance", StringComparison.Ordinal));

    [Fact]
    public void Dynos_are_scaled_only_where_number_or_size_differ()
    {
        ImmutableArray<Formation> formation =
            [new Formation { Id = "1", Type = "web", Quantity = 1, Size = "Basic" }, new Formation { Id = "2", Type = "worker", Quantity = 1 }];
        var environment = SamplePlan.Uat(
            new ProcessTypeAttribute("web") { Quantity = 1, Size = "basic" },
            new ProcessTypeAttribute("worker") { Quantity = 3 },
            new ProcessTypeAttribute("beat"));

        Assert.Equal(
            ["scale worker=3 on yunojuno-uat", "expect 200 from /health of yunojuno-uat"], Steps(environment, A, A, app => app with { Formation = formation }));
    }

    [Fact]
    public void The_release_phase_and_the_same_command_again_are_refused()
    {
        var state = AppStates.Of(SamplePlan.Uat(new ReleaseCommandAttribute("python manage.py migrate")), commit: A);

        var refusal = Planner.Deploy(AppStates.Deploy(state, B, procfile: "web: run\nrelease:  python manage.py migrate \n")).Refusal;

        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.Contains("`python manage.py migrate`", refusal?.Reason, StringComparison.Ordinal);
        Assert.Null(Planner.Deploy(AppStates.Deploy(state, B, procfile: "release: python manage.py check")).Refusal);
    }

    [Fact]
    public void A_step_whose_words_throw_is_called_by_its_class()
    {
        var environment = SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("app"), new SpeechlessStepAttribute());

        Assert.Contains(nameof(SpeechlessStepAttribute), Steps(environment, A, B));
    }

    private static string[] Steps(
        Deployment.Sdk.Plans.EnvironmentDefinition environment,
        string? running,
        string commit,
        Func<AppState, AppState>? change = null,
        Dictionary<string, bool>? changes = null) =>
        AppStates.Words(Planner.Deploy(AppStates.Deploy(AppStates.Of(environment, change, running), commit, changes: changes)));

    private sealed class SpeechlessStepAttribute : StepAttribute
    {
        public override StepPhase Phase => StepPhase.AfterRelease;

        public override string Describe(IStepTarget target) => throw new InvalidOperationException("no words");

        public override Task<StepOutcome> RunAsync(IStepContext context, CancellationToken cancellationToken) =>
            Task.FromResult(StepOutcome.Succeeded);
    }

    [Fact]
    public void Dynos_of_a_process_type_that_does_not_arrive_are_refused_before_anything_changes()
    {
        var state = AppStates.Of(SamplePlan.Uat(new ProcessTypeAttribute("worker") { Quantity = 2 }), commit: A);

        var refusal = Planner.Deploy(AppStates.Deploy(state, B, procfile: "web: run\nclock: tick\n")).Refusal;

        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.Contains("process type worker", refusal?.Reason, StringComparison.Ordinal);
        Assert.Contains("it has clock, web", refusal?.Reason, StringComparison.Ordinal);
        Assert.Null(Planner.Deploy(AppStates.Deploy(state, B, procfile: "web: run\nworker: work\n")).Refusal);
        Assert.Null(Planner.Deploy(AppStates.Deploy(state, B)).Refusal);
    }
}
