using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Cli.Verbs;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;
using YamlDotNet.RepresentationModel;

namespace Deployment.Sdk.Tests.Cli.CiFiles;

/// <summary>A job that delivers to what is guarded is refused with a ledger that ends with it, so the files hand on one that does not.</summary>
public sealed class CiLedgerTests
{
    private const string Ledger = "DEPLOYMENT_LEDGER_URL";

    public static TheoryData<string> Providers => [.. CiFile.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_comment_says_who_needs_the_ledger_and_what_comes_before_the_first_delivery(string provider)
    {
        var text = Write(provider, SamplePlan.Of());

        Assert.Contains($"HEROKU_API_KEY_LIVE, HEROKU_API_KEY_UAT\n#     and for the ledger, which outlives its jobs: {Ledger}\n", text, StringComparison.Ordinal);
        Assert.Contains("reference the package Deployment.Sdk.PostgreSql\n", text, StringComparison.Ordinal);
        Assert.Contains(": policy accept LIVE.\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("github")]
    [InlineData("cloudbees")]
    public void Where_a_service_hands_on_nothing_each_job_that_reaches_what_is_guarded_names_it(string provider)
    {
        var guarded = SamplePlan.Of(
            uat: SamplePlan.Uat(new RequiresApprovalAttribute("sales", "Now?")),
            dev: SamplePlan.Dev(new FreezeAttribute("2026-12-23 18:00", "2027-01-02 08:00", "Europe/London")));

        Assert.Equal(["promote-uat-live"], Holders(provider, SamplePlan.Of()));
        Assert.Equal(["deploy-dev", "deploy-uat", "promote-uat-live"], Holders(provider, guarded));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Nobody_needs_one_where_nothing_is_guarded(string provider)
    {
        var plan = new Plan("p") { Routes = [new("dev", SamplePlan.Dev()), new("master", SamplePlan.Uat())] };

        Assert.DoesNotContain(Ledger, Write(provider, plan), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Holders(string provider, Plan plan) =>
        from job in Yaml.Parse(Write(provider, plan)).At("jobs").Entries()
        where job.Value.At("steps").Items().Last().At("env").At(Ledger) is YamlScalarNode { Value: $"${{{{ secrets.{Ledger} }}}}" }
        orderby job.Key
        select job.Key;

    private static string Write(string provider, Plan plan) => CiFile.All.Single(file => file.Name == provider)
        .Write(CiPipeline.Of(CiPlans.Of(plan), new CiFileSettings("deploy", "dotnet test", CiFileSettings.DotnetImage, [])));
}
