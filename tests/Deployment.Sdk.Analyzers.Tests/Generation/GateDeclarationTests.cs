using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

/// <summary>The library's declarations that the case study does not use.</summary>
public sealed class GateDeclarationTests
{
    [Fact]
    public void Freezes_soaks_and_services_are_part_of_the_plan_and_of_its_text()
    {
        var plan = (Plan)GeneratorHost.Generate(
            """
            using Deployment.Sdk;

            [DeploymentPlan("plan-p"), Route<Uat>("main"), Promotion<Uat, Live>]
            [BuiltOn(CiService.GitHubActions), BuiltOn(CiService.CircleCi), HostedOn(CodeHost.BitbucketDataCenter)]
            public static partial class Delivery;

            [Environment("UAT", Stage.Staging), HerokuApp("p-uat")]
            public sealed partial class Uat;

            [Environment("LIVE", Stage.Production), HerokuApp("p-live"), Soak(3600)]
            [Freeze("2026-12-20", "2027-01-03T08:00", "Europe/London")]
            public sealed partial class Live : Quiet;

            [Freeze("Fri 15:00", "Mon 08:00", "Europe/London", Reason = "weekend"), Soak(60)]
            public abstract class Quiet;
            """).ThatCompiles().LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;

        Assert.Equal(
            ["BuiltOn(GitHubActions)", "BuiltOn(CircleCi)", "HostedOn(BitbucketDataCenter)"],
            plan.Declarations.Select(declaration => declaration.Canonical));
        Assert.Equal([CiService.GitHubActions, CiService.CircleCi], plan.Declarations.Select(declaration => declaration.Attribute).OfType<BuiltOnAttribute>().Select(built => built.Service));

        var live = plan.Environments.Single(environment => environment.Name == "LIVE");
        Assert.Equal(["weekend", null], live.Of<FreezeAttribute>().Select(freeze => freeze.Reason));
        Assert.Equal(3_600, Assert.Single(live.Of<SoakAttribute>()).Seconds);
        Assert.All(
            [
                "BuiltOn(GitHubActions)", "HostedOn(BitbucketDataCenter)", "Soak(3600)",
                "Freeze(\"Fri 15:00\", \"Mon 08:00\", \"Europe/London\", Reason = \"weekend\")",
                "Freeze(\"2026-12-20\", \"2027-01-03T08:00\", \"Europe/London\")",
            ],
            line => Assert.Contains(line, plan.CanonicalText, StringComparison.Ordinal));
    }

    [Fact]
    public void What_becomes_of_an_overtaken_job_is_part_of_the_plan_and_of_its_text()
    {
        var plan = (Plan)GeneratorHost.Generate(
            """
            using Deployment.Sdk;

            [DeploymentPlan("plan-p"), Route<Uat>("main"), Route<Dev>("dev")]
            public static partial class Delivery;

            [Environment("UAT", Stage.Staging), HerokuApp("p-uat")]
            public sealed partial class Uat : Strict;

            [Environment("DEV", Stage.Development), HerokuApp("p-dev"), Superseded(SupersededPolicy.Skip)]
            public sealed partial class Dev : Strict;

            [Superseded(SupersededPolicy.Fail)]
            public abstract class Strict;
            """).ThatCompiles().LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;

        Assert.Equal(
            [("UAT", SupersededPolicy.Fail), ("DEV", SupersededPolicy.Skip)],
            plan.Environments.Select(environment => (environment.Name, Assert.Single(environment.Of<SupersededAttribute>()).Policy)));
        Assert.Contains("  Superseded(Fail)\n", plan.CanonicalText, StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_part_of_the_plan_by_everything_that_they_go_by()
    {
        var plan = PlanOf(
            """
            [Person("ada@p.example")]
            [Person("grace@p.example", "Grace \"Amazing\" Hopper", "grace\u202e@ci")]
            [Person("ci@p.example", new[] { "bot", "" })]
            [Person("nobody@p.example", new string[0])]
            """);

        var people = plan.Declarations.Select(declaration => declaration.Attribute).OfType<PersonAttribute>().ToArray();
        Assert.Equal(["ada@p.example", "grace@p.example", "ci@p.example", "nobody@p.example"], people.Select(person => person.Email));
        Assert.Equal([[], ["Grace \"Amazing\" Hopper", "grace\u202e@ci"], ["bot", ""], []], people.Select(person => person.Aliases));
        Assert.Contains("Person(\"ada@p.example\"", plan.CanonicalText, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', plan.CanonicalText);
    }

    [Fact]
    public void Who_goes_by_another_name_makes_another_plan_for_whoever_accepted_it()
    {
        var before = PlanOf("""[Person("ada@p.example", "ada")]""").PolicyDigest;

        Assert.Equal(before, PlanOf("""[Person("ada@p.example", new[] { "ada" })]""").PolicyDigest);
        Assert.NotEqual(before, PlanOf("""[Person("ada@p.example", "ada", "grace")]""").PolicyDigest);
        Assert.NotEqual(before, PlanOf("""[Person("ada@p.example", "ada"), Person("grace@p.example")]""").PolicyDigest);
        Assert.NotEqual(before, PlanOf("").PolicyDigest);
    }

    [Fact]
    public void A_person_of_the_environment_is_nobody_of_the_plan()
    {
        var plan = PlanOf("", "[Person(\"grace@p.example\")]");

        Assert.DoesNotContain(plan.Declarations, declaration => declaration.Attribute is PersonAttribute);
    }

    private static Plan PlanOf(string people, string ofLive = "") =>
        (Plan)GeneratorHost.Generate(
            $$"""
            using Deployment.Sdk;

            [DeploymentPlan("plan-p"), Route<Uat>("main"), Promotion<Uat, Live>]
            {{people}}
            public static partial class Delivery;

            [Environment("UAT", Stage.Staging), HerokuApp("p-uat")]
            public sealed partial class Uat;

            [Environment("LIVE", Stage.Production), HerokuApp("p-live"), RequiresApproval("sales", "Free?", NotRequester = true)]
            {{ofLive}}
            public sealed partial class Live;
            """).ThatCompiles().LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
}
