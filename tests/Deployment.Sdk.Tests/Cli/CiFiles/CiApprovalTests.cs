using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Cli.Verbs;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.CiFiles;

/// <summary>A job asks for the yes of those whom somebody else may speak for, and for nobody else's.</summary>
public sealed class CiApprovalTests
{
    private const string IsMissing = """[ "$code" -eq 4 ]""";

    private static readonly Plan Recorded = SamplePlan.Of(live: SamplePlan.Live(
        new RequiresApprovalAttribute("release", "Is it tested?") { Quorum = 2 },
        new RequiresApprovalAttribute("security", "Is it safe?") { By = ["ada@yunojuno.example"] }));

    public static TheoryData<string> Providers => [.. CiFile.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Who_has_to_say_it_in_person_is_not_asked_and_the_comment_says_how_they_do(string provider)
    {
        var text = Write(provider, Recorded);

        Assert.DoesNotContain("APPROVED_RELEASE", text.ToUpperInvariant(), StringComparison.Ordinal);
        Assert.DoesNotContain("--approve release", text, StringComparison.Ordinal);
        Assert.DoesNotContain("approved-security", text, StringComparison.Ordinal);
        Assert.Contains("# LIVE waits for release and security, who say yes with: dotnet run -- approve REQUEST --role ROLE\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("waits for", Write(provider, SamplePlan.Of()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("github")]
    [InlineData("bitbucket")]
    [InlineData("gitlab")]
    [InlineData("cloudbees")]
    public void A_promotion_that_waits_for_them_does_not_end_as_if_it_had_delivered(string provider)
    {
        Assert.Contains(IsMissing, Write(provider, SamplePlan.Of()), StringComparison.Ordinal);
        Assert.DoesNotContain(IsMissing, Write(provider, Recorded), StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_does_one_that_runs_only_once_all_have_said_yes() =>
        Assert.DoesNotContain(IsMissing, Write("circleci", SamplePlan.Of()), StringComparison.Ordinal);

    [Fact]
    public void A_push_to_what_waits_for_them_is_no_failure()
    {
        var plan = SamplePlan.Of(uat: SamplePlan.Uat(new RequiresApprovalAttribute("release", "Is it tested?") { NotRequester = true }), live: SamplePlan.Live());

        Assert.Contains("-- deploy || { code=$?; [ \"$code\" -eq 4 ] || exit \"$code\"; }", Write("gitlab", plan), StringComparison.Ordinal);
    }

    private static string Write(string provider, Plan plan) => CiFile.All.Single(file => file.Name == provider)
        .Write(CiPipeline.Of(CiPlans.Of(plan), new CiFileSettings("deploy", "dotnet test", CiFileSettings.DotnetImage, [])));
}
