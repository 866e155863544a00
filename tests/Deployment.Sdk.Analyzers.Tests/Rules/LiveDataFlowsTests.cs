using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.Plans;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class LiveDataFlowsTests
{
    private const string Id = "DPL4001";

    [Fact]
    [Trait(Id, "fires")]
    public Task Live_data_that_is_copied_as_it_is_is_shown_with_the_remedy() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [{|#0:CopyData<Live, Uat>|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Live data would reach UAT as it is: LIVE -> UAT. Name the command that anonymises it, " +
            "CopyData<Live, Uat>(Anonymise = \"...\"); if live data is meant to be there, declare [Holds(DataClass.Production)] on 'Uat'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_anonymiser_without_a_command_is_none() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [{|DPL4001:CopyData<Live, Uat>(Anonymise = " ")|}, {|DPL4001:CopyData<Live, Dev>(Anonymise = null)|}]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public Task Live_data_that_travels_on_through_another_plan_is_shown_with_its_whole_way() => Verify.Rules(
        """
        [DeploymentPlan("one"), TrunkBased, CopyData<Live, Copy>]
        public static partial class One;

        [DeploymentPlan("two"), TrunkBased, {|DPL4001:CopyData<Copy, Uat>|}, {|#0:CopyData<Uat, Dev>|}]
        public static partial class Two;

        [Environment("COPY", Stage.Staging), Holds(DataClass.Anonymised)] public sealed partial class Base;
        [Environment("COPY-2", Stage.Staging), Holds(DataClass.Production)] public sealed partial class Copy;
        """ + Environments,
        Verify.Says(
            Id,
            "Live data would reach DEV as it is: COPY-2 -> UAT -> DEV. Name the command that anonymises it, " +
            "CopyData<Uat, Dev>(Anonymise = \"...\"); if live data is meant to be there, declare [Holds(DataClass.Production)] on 'Dev'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task The_plan_that_declares_an_earlier_copy_is_named() => Verify.Rules(
        """
        [DeploymentPlan("one"), TrunkBased, {|DPL4001:CopyData<Live, Uat>|}]
        public static partial class One;

        [DeploymentPlan("two"), TrunkBased, {|#0:CopyData<Uat, Dev>|}]
        public static partial class Two;
        """ + Environments,
        Verify.Says(
            Id,
            "Live data would reach DEV as it is: LIVE -> UAT -> DEV. Plan 'One' declares the copy LIVE -> UAT. " +
            "Name the command that anonymises it, CopyData<Uat, Dev>(Anonymise = \"...\"); " +
            "if live data is meant to be there, declare [Holds(DataClass.Production)] on 'Dev'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Data_that_would_flow_up_into_production_is_shown_anonymised_or_not() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [{|#0:CopyData<Uat, Live>|}, {|DPL4001:CopyData<Dev, Live>(Anonymise = "run")|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(Id, "Data would flow up into production: UAT -> LIVE. Data travels down only: remove the copy, or turn it round."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_copy_on_a_base_class_is_shown_at_the_plan() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        public partial class {|DPL4001:Delivery|} : Shared;
        [CopyData<Live, Dev>] public abstract class Shared;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task Anonymised_data_and_data_that_is_not_live_may_travel_down() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [CopyData<Live, Uat>(Anonymise = "python manage.py anonymise"), CopyData<Uat, Dev>, CopyData<Dev, Uat>]
        [CopyData<Demo, Dev>]
        public static partial class Delivery;
        [Environment("DEMO", Stage.Production), Holds(DataClass.Test)] public sealed partial class Demo;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task Live_data_may_go_where_it_is_declared() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [CopyData<Live, Repair>, CopyData<Live, Live2>]
        public static partial class Delivery;
        [Environment("REPAIR", Stage.Staging)] public sealed partial class Repair : Guarded;
        [Environment("LIVE-2", Stage.Production)] public sealed partial class Live2;
        [Holds(DataClass.Production)] public abstract class Guarded;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_does_not_bind_is_not_judged() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [CopyData<Live, {|CS0246:Missing|}>, CopyData<{|DPL2005:string|}, Live>, CopyData<Live, Uat>(Anonymise = {|CS0103:missing|})]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    public void A_copy_at_fault_is_not_in_the_plan()
    {
        var code = GeneratorHost.Generate(CaseStudy.All.Select(text => text.Replace(
            "[Promotion<Uat, Live>]",
            "[Promotion<Uat, Live>, CopyData<Live, Uat>, CopyData<Uat, Live>, CopyData<Live, Dev>(Anonymise = \"run\")]"))).ThatCompiles();

        var plan = (Plan)code.LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
        Assert.Equal(["LIVE -> DEV"], plan.DataCopies.Select(copy => $"{copy.From.Name} -> {copy.To.Name}"));
    }
}
