using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class PatternMeansElsewhereTests
{
    private const string Id = "DPL1011";

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("HostedOn(CodeHost.GitHub)", "feature/**", "GitHub branch protection rules: only the plan's routes take branch 'feature/a/a'. Write 'feature/**/*' there.")]
    [InlineData("HostedOn(CodeHost.GitHub)", "release*", "GitHub branch protection rules: only they take branch 'release'. Write 'release?*' there.")]
    [InlineData("HostedOn(CodeHost.GitLab)", "feature/*", "GitLab protected branches: only they take branch 'feature/a/a'. No text is proven to mean the same there: do not rely on it to keep such branches out.")]
    [InlineData("HostedOn(CodeHost.BitbucketCloud)", "?", "Bitbucket Cloud branch restrictions: only the plan's routes take branch 'a'. No text is proven to mean the same there: name such branches there one by one.")]
    [InlineData("HostedOn(CodeHost.BitbucketDataCenter)", "main", "Bitbucket Data Center branch permissions: only they take branch 'a/main'. No text is proven to mean the same there: do not rely on it to keep such branches out.")]
    [InlineData("BuiltOn(CiService.GitHubActions)", "release*", "GitHub Actions branch filters: only they take branch 'release'. No text is proven to mean the same there: do not rely on it to keep such branches out.")]
    [InlineData("BuiltOn(CiService.GitLabCi)", "feature/*", @"GitLab CI/CD branch names: only the plan's routes take branch 'feature/a'. Write '/^feature\/[^\/]+$/' there.")]
    [InlineData("BuiltOn(CiService.CircleCi)", "v1.2/**", @"CircleCI branch filters: only the plan's routes take branch 'v1.2/a'. Write '/^v1\.2\/.+$/' there.")]
    [InlineData("BuiltOn(CiService.CodeshipPro)", "feature/*", "Codeship Pro tags: only the plan's routes take branch 'feature/a'. Write '^feature/[^/]+$' there.")]
    [InlineData("BuiltOn(CiService.CodeshipBasic)", "feature/*", "Codeship Basic branch names: only the plan's routes take branch 'feature/a'. No text is proven to mean the same there: name such branches there one by one.")]
    [InlineData("BuiltOn(CiService.CircleCi)", "**/v+", @"CircleCI branch filters: only the plan's routes take branch 'a/v+'. Write '/^.+\/v\+$/' there.")]
    [InlineData("BuiltOn(CiService.CircleCi)", "v?", "CircleCI branch filters: only the plan's routes take branch 'va'. No text is proven to mean the same there: name such branches there one by one.")]
    public Task The_shortest_branch_that_only_one_takes_is_named(string service, string pattern, string said) => Verify.Rules<PatternMeansElsewhere>(
        $$"""
        [DeploymentPlan("shop"), {{service}}, Route<Dev>({|#0:"{{pattern}}"|})]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(Id, $"Pattern '{pattern}' means something else in {said}"));

    [Fact]
    [Trait(Id, "fires")]
    public Task Each_pattern_is_shown_once_for_each_service_that_differs() => Verify.Rules<PatternMeansElsewhere>(
        """
        [DeploymentPlan("shop"), BuiltOn(CiService.GitHubActions), BuiltOn(CiService.CircleCi), HostedOn(CodeHost.GitLab), HostedOn(CodeHost.GitLab)]
        [Route<Dev>({|#0:{|#1:"feature/*"|}|}), Route<Uat>("feature/*"), Route<Uat>("main")]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(Id, @"Pattern 'feature/*' means something else in CircleCI branch filters: only the plan's routes take branch 'feature/a'. Write '/^feature\/[^\/]+$/' there."),
        Verify.Says(Id, "Pattern 'feature/*' means something else in GitLab protected branches: only they take branch 'feature/a/a'. No text is proven to mean the same there: do not rely on it to keep such branches out.", at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_placeholder_is_written_out_slot_by_slot() => Verify.Rules<PatternMeansElsewhere>(
        """
        [DeploymentPlan("shop"), BuiltOn(CiService.GitHubActions), BuiltOn(CiService.CodeshipPro)]
        [Route<Desk>({|#0:{|#1:"desk-{slot}"|}|}), Route<Other>({|#2:{|#3:"desk-{slot}/*"|}|})]
        public static partial class Delivery;

        [Environment("desk-{slot}", Stage.Development), Slot("1", "a@x.example"), Slot("b-c", "b@x.example")] public sealed partial class Desk;
        [Environment("other-{slot}", Stage.Development), Slot("3", "c@x.example"), Slot("4", "d@x.example")] public sealed partial class Other;
        """,
        Verify.Says(Id, "Pattern 'desk-{slot}' means something else in GitHub Actions branch filters: only the plan's routes take branch 'desk-1'. Write 'desk-1' and 'desk-b-c' there."),
        Verify.Says(Id, "Pattern 'desk-{slot}' means something else in Codeship Pro tags: only the plan's routes take branch 'desk-1'. Write 'desk-1' and 'desk-b-c' there.", at: 1),
        Verify.Says(Id, "Pattern 'desk-{slot}/*' means something else in GitHub Actions branch filters: only the plan's routes take branch 'desk-3/a'. Write 'desk-3/*' and 'desk-4/*' there.", at: 2),
        Verify.Says(Id, "Pattern 'desk-{slot}/*' means something else in Codeship Pro tags: only the plan's routes take branch 'desk-3/a'. Write '^desk-(3|4)/[^/]+$' there.", at: 3));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_inherited_service_counts_and_an_inherited_route_is_shown_at_the_plan() => Verify.Rules<PatternMeansElsewhere>(
        """
        [HostedOn(CodeHost.GitHub), Route<Uat>("release/**")] public abstract class Shared;

        [DeploymentPlan("shop"), Route<Dev>("a")]
        public partial class {|#0:Delivery|} : Shared;
        """ + Environments,
        Verify.Says(
            Id,
            "Pattern 'release/**' means something else in GitHub branch protection rules: only the plan's routes take branch 'release/a/a'. " +
            "Write 'release/**/*' there. It is declared on the base class 'Shared'."));

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("Route<Dev>(\"feature/**\")")]
    [InlineData("BuiltOn(CiService.GitHubActions), HostedOn(CodeHost.GitHub), Route<Dev>(\"feature/*\"), Route<Uat>(\"main\")")]
    [InlineData("BuiltOn(CiService.CloudBeesUnify), BuiltOn(CiService.BitbucketPipelines), Route<Dev>(\"feature/*\")")]
    [InlineData("BuiltOn(CiService.CircleCi), BuiltOn(CiService.CodeshipBasic), BuiltOn(CiService.GitLabCi), Route<Dev>(\"main\")")]
    [InlineData("HostedOn(CodeHost.GitLab), HostedOn(CodeHost.BitbucketDataCenter), Route<Dev>(\"**\")")]
    [InlineData("BuiltOn(CiService.BitbucketPipelines), Route<Dev>(\"v?\"), Route<Uat>(\"release*\")")]
    [InlineData("HostedOn(CodeHost.GitHub), Route<Dev>(\"release**\")")]
    [InlineData("BuiltOn({|DPL2013:(CiService)99|}), BuiltOn({|DPL2013:(CiService)(-1)|}), HostedOn({|DPL2013:(CodeHost)int.MaxValue|}), Route<Dev>(\"feature/**\")")]
    [InlineData("HostedOn(CodeHost.GitHub), Route<Dev>(\"{|DPL1003:[|}**\")")]
    [InlineData("HostedOn(CodeHost.GitHub), Route<Dev>(\"{|DPL1008:{slot}|}\")")]
    public Task Services_that_agree_or_are_not_named_or_leave_it_open_are_silent(string entries) => Verify.Rules<PatternMeansElsewhere>(
        $"[DeploymentPlan(\"shop\"), {entries}] public static partial class Delivery;" + Environments);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("BuiltOn(CiService.{|CS0117:Nowhere|})")]
    [InlineData("BuiltOn({|CS1503:null|})")]
    [InlineData("{|CS7036:HostedOn|}")]
    public Task Half_typed_services_are_no_services(string service) => Verify.Rules<PatternMeansElsewhere>(
        $"[DeploymentPlan(\"shop\"), {service}, Route<Dev>(\"feature/**\")] public static partial class Delivery;" + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_thousand_routes_are_compared_with_every_service() => Verify.Rules<PatternMeansElsewhere>(
        "[DeploymentPlan(\"shop\"), " +
        string.Join(", ", Enum.GetValues<CiService>().Select(service => $"BuiltOn(CiService.{service})")) + ", HostedOn(CodeHost.GitLab), HostedOn(CodeHost.GitHub)]\n" +
        string.Concat(Enumerable.Range(0, 1000).Select(number => $"[Route<Dev>(\"team-{number}/main\")]\n")) +
        "public static partial class Delivery;" + Environments);
}
