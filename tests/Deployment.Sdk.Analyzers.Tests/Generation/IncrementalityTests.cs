namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class IncrementalityTests
{
    private const string AnotherPlan =
        """
        using Deployment.Sdk;

        [DeploymentPlan("jobs")]
        [TrunkBased(Trunk = "main")]
        [Route<Jobs>("main")]
        public static partial class JobsDelivery;

        [Environment("JOBS", Stage.Staging), HerokuApp("yunojuno-jobs")]
        public sealed partial class Jobs;
        """;

    // The case study emits four definitions and two files for its plan; the other plan adds one and two.
    private const string NothingChanged =
        """
        Environments: 5 same
        AllEnvironments: 1 same
        SoundEnvironments: 5 same
        Plans: 2 same
        AllPlans: 1 same
        SoundPlans: 2 same
        Twins: 1 same
        Facts: 1 same
        Files: 9 same
        """;

    private readonly EditedPlan _project = new(
    [
        ("/src/Plan.cs", CaseStudy.Plan),
        ("/src/Environments.cs", CaseStudy.Environments),
        ("/src/Base.cs", CaseStudy.Base),
        ("/src/Jobs.cs", AnotherPlan),
        ("/src/Other.cs", "class Other { int Number() => 1; }"),
    ]);

    [Fact]
    public void An_edit_elsewhere_changes_nothing() =>
        Assert.Equal(NothingChanged, _project.Edit("/src/Other.cs", "1", "2"));

    [Fact]
    public void A_new_file_changes_nothing() => Assert.Equal(NothingChanged, _project.Add("class Added;"));

    [Fact]
    public void A_comment_above_the_plan_changes_nothing() =>
        Assert.Equal(NothingChanged, _project.Edit("/src/Plan.cs", "using Deployment.Sdk;", "using Deployment.Sdk;\n// why\n\n"));

    [Fact]
    public void Another_layout_of_the_plan_changes_nothing() =>
        Assert.Equal(NothingChanged, _project.Edit("/src/Plan.cs", "[Route<Dev>(\"dev\")]", "[ Route<Dev>(pattern: \"d\" + \"ev\") ]"));

    [Fact]
    public void An_edit_of_one_plan_leaves_the_other_alone() =>
        Assert.Equal(
            """
            Environments: 5 same
            AllEnvironments: 1 same
            SoundEnvironments: 5 same
            Plans: 1 Modified, 1 same
            AllPlans: 1 Modified
            SoundPlans: 1 Modified, 1 same
            Twins: 1 same
            Facts: 1 same
            Files: 2 Modified, 7 same
            """,
            _project.Edit("/src/Plan.cs", "feature/*", "feature/**"));

    [Fact]
    public void A_promotion_is_seen_by_the_other_plan_and_makes_none_of_its_files_again() =>
        Assert.Equal(
            """
            Environments: 5 same
            AllEnvironments: 1 same
            SoundEnvironments: 5 same
            Plans: 1 Modified, 1 same
            AllPlans: 1 Modified
            SoundPlans: 1 Modified, 1 same
            Twins: 1 same
            Facts: 1 same
            Files: 2 Modified, 7 same
            """,
            _project.Edit("/src/Plan.cs", "[Promotion<Uat, Live>]", "[Promotion<Uat, Live>, Promotion<Dev, Uat>]"));

    [Fact]
    public void A_base_class_in_another_file_changes_the_definitions_of_its_environments_and_no_file_of_a_plan() =>
        Assert.Equal(
            """
            Environments: 4 Modified, 1 same
            AllEnvironments: 1 Modified
            SoundEnvironments: 4 Modified, 1 same
            Plans: 1 Modified, 1 same
            AllPlans: 1 Modified
            SoundPlans: 2 same
            Twins: 1 same
            Facts: 1 same
            Files: 4 Modified, 5 same
            """,
            _project.Edit("/src/Base.cs", "yunojuno.settings", "yunojuno.settings.base"));

    [Fact]
    public void A_config_var_of_a_base_class_becomes_a_member_of_each_client() =>
        Assert.Equal(
            """
            Environments: 4 Modified, 1 same
            AllEnvironments: 1 Modified
            SoundEnvironments: 4 Modified, 1 same
            Plans: 1 Modified, 1 same
            AllPlans: 1 Modified
            SoundPlans: 1 Modified, 1 same
            Twins: 1 same
            Facts: 1 same
            Files: 6 Modified, 3 same
            """,
            _project.Edit("/src/Base.cs", "DJANGO_SECRET_KEY", "DJANGO_KEY"));
}
