using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution;

public sealed class PlanCheckTests
{
    [Fact]
    public void The_sample_is_sound() => Assert.Null(PlanCheck.Of(SamplePlan.Of()));

    [Fact]
    public void A_feature_branch_that_reaches_production_is_refused_with_its_way()
    {
        var sound = SamplePlan.Of();
        var plan = new Plan("yunojuno")
        {
            BranchLines = sound.BranchLines, Promotions = sound.Promotions, Routes = [.. sound.Routes[..1], new Route("feature/*", sound.Routes[0].Target)],
        };

        Refused(plan, "DPL1001: a branch that is not stable reaches production: feature/", "-> UAT -> LIVE");
    }

    [Fact]
    public void A_route_straight_to_production_is_refused() =>
        Refused(new Plan("shop") { Routes = [new Route("feature/*", SamplePlan.Live())] }, "DPL1001", "-> LIVE");

    [Fact]
    public void An_app_in_two_environments_is_refused() =>
        Refused(
            new Plan("shop") { Routes = [new Route("a", SamplePlan.Uat()), new Route("b", SamplePlan.Environment("DEV", Stage.Development, new HerokuAppAttribute("yunojuno-uat")))] },
            "DPL2002: the app yunojuno-uat belongs to UAT and DEV");

    [Fact]
    public void Slots_that_go_by_one_name_are_refused() =>
        Refused(
            new Plan("shop") { Routes = [new Route("a", SamplePlan.Environment("DEV", Stage.Development, new HerokuAppAttribute("dev-{slot}"), new SlotAttribute("1", "a@x.example"), new SlotAttribute("2", "b@x.example")))] },
            "DPL2006: 2 slots of DEV are called DEV");

    [Fact]
    public void A_config_var_that_is_declared_twice_is_refused() =>
        Refused(
            new Plan("shop") { Routes = [new Route("a", SamplePlan.Uat(new ConfigVarAttribute("A", "1"), new SecretVarAttribute("A")))] },
            "DPL2007: UAT declares the config var A 2 times");

    [Fact]
    public void A_config_var_that_is_set_and_removed_is_refused() =>
        Refused(
            new Plan("shop") { Routes = [new Route("a", SamplePlan.Uat(new ConfigVarAttribute("A", "1"), new RemovedConfigVarAttribute("A")))] },
            "DPL2007: UAT declares the config var A 2 times");

    [Fact]
    public void A_secret_in_the_open_is_refused_and_not_quoted()
    {
        var plan = new Plan("shop") { Routes = [new Route("a", SamplePlan.Uat(new ConfigVarAttribute("API_TOKEN", "correct-horse")))] };

        Refused(plan, "DPL2008: UAT declares the config var API_TOKEN with a secret as its value");
        Assert.DoesNotContain("correct-horse", PlanCheck.Of(plan)!.Reason + PlanCheck.Of(plan)!.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_var_that_differs_in_case_alone_is_another() =>
        Assert.Null(PlanCheck.Of(new Plan("shop")
        {
            Routes = [new Route("a", SamplePlan.Dev(new ConfigVarAttribute("Mode", "1"), new ConfigVarAttribute("MODE", "2")))],
        }));

    [Theory]
    [InlineData("PORT", "Heroku sets it itself when a dyno starts.")]
    [InlineData("HEROKU_APP_NAME", "Heroku keeps that name for its dyno metadata.")]
    [InlineData("LOG-LEVEL", "Its name has '-' in it.")]
    [InlineData("", "Its name is empty.")]
    public void A_config_var_that_Heroku_would_not_take_is_refused(string name, string problem) =>
        Refused(
            new Plan("shop") { Routes = [new Route("a", SamplePlan.Uat(new SecretVarAttribute(name)))] },
            $"DPL2007: UAT declares the config var '{name}'. {problem}");

    [Fact]
    public void An_approval_and_a_smoke_test_that_can_never_be_passed_are_refused_before_anything_changes()
    {
        Refused(
            new Plan("shop") { Routes = [new Route("a", SamplePlan.Uat(new RequiresApprovalAttribute("sales", "Now?") { By = ["a@x"], Quorum = 2 }))] },
            "DPL3005: UAT: the approval by sales can never be given: It needs 2 who say yes, and 'By' names 1.");
        Refused(
            new Plan("shop") { Routes = [new Route("a", SamplePlan.Uat(new SmokeTestAttribute("/health") { Attempts = 0 }))] },
            "DPL3005: UAT: the smoke test of /health can never pass: With 0 attempts the app is never asked.");
    }

    [Fact]
    public void Gates_that_no_time_opens_are_refused_before_anything_changes()
    {
        Refused(With(new SoakAttribute(0)), "DPL3005: UAT: the soak can never be over: A soak takes at least 1 s, and this one says 0.");
        Refused(
            With(new FreezeAttribute("Fri 25:00", "Mon", "UTC")),
            "DPL3005: UAT: the freeze \"Fri 25:00\" to \"Mon\" in \"UTC\" can never be lifted: A day has no hour 25.");
        Refused(
            With(new FreezeAttribute("Mon", "Fri", "UTC"), new FreezeAttribute("Thu", "Mon", "UTC")),
            "DPL3005: UAT: a release can never arrive: 'Mon to Fri' and 'Thu to Mon' in UTC together leave no minute of the week open.");
        Refused(
            With(new SoakAttribute(3600), new RequiresApprovalAttribute("sales", "Now?") { ExpiresAfter = 3599 }),
            "DPL3005: UAT: the approval by sales can never be given: A yes expires after 3599 s");
        Assert.Null(PlanCheck.Of(With(
            new SoakAttribute(3600), new RequiresApprovalAttribute("sales", "Now?") { ExpiresAfter = 3600 },
            new FreezeAttribute("Mon", "Fri", "UTC"), new FreezeAttribute("Fri 00:01", "Mon", "UTC"))));

        static Plan With(params Attribute[] declared) => new("shop") { Routes = [new Route("a", SamplePlan.Uat(declared))] };
    }

    [Fact]
    public void A_pattern_that_is_none_is_refused() =>
        Refused(new Plan("shop") { Routes = [new Route("feature/[ab]", SamplePlan.Uat())] }, "DPL1003: the branch pattern feature/[ab]");

    [Theory]
    [InlineData("feature/{slot}", "{slot} in the branch pattern feature/{slot}: UAT has no slot.")]
    [InlineData("feature/{solt}", "{solt} in the branch pattern feature/{solt}: The only placeholder is '{slot}', and UAT has no slot.")]
    public void A_route_with_a_placeholder_that_nothing_binds_is_refused(string pattern, string problem) =>
        Refused(new Plan("shop") { Routes = [new Route(pattern, SamplePlan.Uat())] }, $"DPL1008: nothing binds {problem}");

    [Fact]
    public void A_branch_line_with_a_slot_is_refused() =>
        Refused(
            new Plan("shop") { BranchLines = [new BranchLine("dev-{slot}", BranchRole.Feature, false)], Routes = [new Route("a", SamplePlan.Uat())] },
            "DPL1008: nothing binds {slot} in the branch pattern dev-{slot}");

    [Theory]
    [InlineData("dev-{slot}", "dev", "dev-{slot}: The environment has no slot.")]
    [InlineData("dev", "dev-{slot}", "dev-{slot}: The environment has no slot.")]
    [InlineData("dev-{branch}", "dev", "dev-{branch}: The only placeholder is '{slot}'.")]
    public void A_name_with_a_placeholder_that_nothing_binds_is_refused(string name, string app, string problem) =>
        Refused(
            new Plan("shop") { Routes = [new Route("a", SamplePlan.Environment(name, Stage.Development, new HerokuAppAttribute(app)))] },
            "DPL1008: nothing binds", $"in the name {problem}");

    [Fact]
    public void Two_routes_that_claim_a_branch_are_refused_with_it() =>
        Refused(
            new Plan("shop") { Routes = [new Route("a*", SamplePlan.Uat()), new Route("*b", SamplePlan.Dev())] },
            "DPL1004: the routes a* and *b both take ab");

    [Fact]
    public void An_app_name_that_Heroku_would_not_take_is_refused() =>
        Refused(
            new Plan("shop") { Routes = [new Route("master", SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("Bad_Name")))] },
            "DPL2001: UAT: Bad_Name");

    [Fact]
    public void An_environment_without_an_app_is_refused() =>
        Refused(new Plan("shop") { Routes = [new Route("master", SamplePlan.Environment("UAT", Stage.Staging))] }, "UAT names no Heroku app");

    [Fact]
    public void Two_environments_of_a_name_are_refused() =>
        Refused(
            new Plan("shop")
            {
                Routes =
                [
                    new Route("a", SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("one"))),
                    new Route("b", SamplePlan.Environment("uat", Stage.Staging, new HerokuAppAttribute("two"))),
                ],
            },
            "DPL2015: 2 environments of the plan are called UAT: UAT of one and uat of two");

    [Fact]
    public void A_slot_that_makes_a_name_of_another_environment_is_refused() =>
        Refused(
            SamplePlan.Of(dev: SamplePlan.Environment("DEV-2", Stage.Development, new HerokuAppAttribute("yunojuno-dev"))),
            "DPL2015: 2 environments of the plan are called DEV-2: DEV-2 of yunojuno-dev and dev-2 of yunojuno-dev-2 (by dev-{slot})");

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData(null, "It is empty.")]
    [InlineData(" UAT ", "It has a blank in it.")]
    [InlineData("--rehearse", "It begins with '-'.")]
    [InlineData("U\nAT", "It has U+000A in it.")]
    [InlineData("U\u202eAT", "It has U+202E in it.")]
    [InlineData("U\"AT", "It has '\"' in it.")]
    public void An_environment_that_no_command_line_could_name_is_refused(string? name, string problem) =>
        Refused(
            SamplePlan.Of(uat: SamplePlan.Environment(name!, Stage.Staging, new HerokuAppAttribute("yunojuno-uat"))),
            $"DPL2014: no environment can be called '{name}'. {problem}");

    [Theory]
    [InlineData("", "It has 0 characters")]
    [InlineData(null, "It has 0 characters")]
    [InlineData("My shop", "It starts with 'M'.")]
    [InlineData("my_shop", "It has '_' in it.")]
    public void A_pipeline_that_Heroku_would_refuse_is_refused(string? pipeline, string problem) =>
        Refused(new Plan(pipeline!) { Routes = [new Route("master", SamplePlan.Uat())] }, $"DPL2014: no pipeline can be called '{pipeline}'. {problem}");

    [Fact]
    public void A_person_whom_two_attributes_name_is_refused() =>
        Refused(
            SamplePlan.Of(more: [new PersonAttribute("ada@x.example", "bot"), new PersonAttribute("bea@x.example", " BOT ")]),
            "DPL3007: 'BOT' is a name of ada@x.example too");

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_person_without_an_e_mail_is_refused(string? email) =>
        Refused(SamplePlan.Of(more: [new PersonAttribute(email!, "bot", null!)]), "a [Person] of the plan has no e-mail (it also goes by bot");

    [Fact]
    public void A_person_may_have_no_other_name_and_a_name_that_is_null_is_none()
    {
        var plan = SamplePlan.Of(more: [new PersonAttribute("ada@x.example", null!), new PersonAttribute("bea@x.example", null!, "", "bea")]);

        Assert.Null(PlanCheck.Of(plan));
        Assert.Equal(("ada@x.example", "bea@x.example", null), (People.Of(plan).Find("Ada@x.example"), People.Of(plan).Find("bea"), People.Of(plan).Find("")));
    }

    public static TheoryData<Attribute, string> Unworkable { get; } = new()
    {
        { new AddonAttachmentAttribute("DATABASE", null!), "[AddonAttachment] cannot work as it is written. 'addOn' is empty." },
        { new ReleaseCommandAttribute(" "), "[ReleaseCommand] cannot work as it is written. 'command' is empty." },
        { new IrreversibleChangeAttribute(""), "[IrreversibleChange] cannot work as it is written. 'files' is empty." },
        { new RequiresApprovalAttribute("", "Now?"), "[RequiresApproval] cannot work as it is written. 'role' is empty." },
        { new SlackAttribute(null!), "[Slack] cannot work as it is written. 'channel' is empty." },
        { new ProcessTypeAttribute("web dyno"), "[ProcessType] cannot work as it is written. 'web dyno' is no process type" },
        { new ProcessTypeAttribute("web") { Quantity = -3 }, "[ProcessType] cannot work as it is written. There are no -3 processes." },
        { new SupersededAttribute((SupersededPolicy)9), "[Superseded] cannot work as it is written. SupersededPolicy has no member of the value 9." },
    };

    [Theory]
    [MemberData(nameof(Unworkable))]
    public void A_declaration_that_cannot_work_is_refused(Attribute declared, string problem) =>
        Refused(SamplePlan.Of(uat: SamplePlan.Uat(declared)), $"DPL2013: UAT: {problem}");

    [Fact]
    public void What_cannot_work_on_the_plan_is_refused_alike()
    {
        Refused(SamplePlan.Of(more: [new BuiltOnAttribute((CiService)99)]), "DPL2013: the plan: [BuiltOn]", "CiService has no member of the value 99.");
        Refused(SamplePlan.Of(uat: SamplePlan.Environment("UAT", (Stage)42, new HerokuAppAttribute("yunojuno-uat"))), "DPL2013: UAT: [Environment]", "Stage has no member");
        Refused(
            new Plan("yunojuno") { BranchLines = [new BranchLine("main", (BranchRole)55, IsStable: true)], Routes = [new Route("main", SamplePlan.Uat())] },
            "DPL2013: the line main: [Branch]");
        Refused(
            SamplePlan.Of(live: SamplePlan.Live(new RequiresApprovalAttribute("Sales", "Again?"))),
            "DPL2013: LIVE: [RequiresApproval]", "one yes would be that of 'sales' too");
    }

    private static void Refused(Plan plan, params string[] parts)
    {
        var refusal = PlanCheck.Of(plan);
        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.All(parts, part => Assert.Contains(part, refusal!.Reason, StringComparison.Ordinal));
        Assert.NotNull(refusal!.Remedy);
    }
}
