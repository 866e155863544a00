using CsCheck;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs.Dialects;
using Deployment.Sdk.Tests.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Proofs.Dialects;

public sealed class DialectTests
{
    private static readonly (string System, BranchDialect Dialect)[] All =
    [
        .. Enum.GetValues<CiService>().Select(service => (service.ToString(), BranchDialects.OfService((long)service)!)),
        .. Enum.GetValues<CodeHost>().Select(host => (host.ToString(), BranchDialects.OfHost((long)host)!)),
    ];

    // Every legal branch of up to five characters, of few kinds, so that patterns meet them.
    private static readonly string[] Names =
    [
        .. Enumerable.Range(1, 5)
            .SelectMany(length => Enumerable.Range(0, (int)Math.Pow(4, length)).Select(number =>
                string.Concat(Enumerable.Range(0, length).Select(at => "ab/+"[number >> (2 * at) & 3]))))
            .Where(BranchName.IsLegal),
    ];

    private static readonly Gen<BranchPattern> Pattern = Gen
        .OneOf("a", "b", "/", "*", "**", "?", "+", "a/", "/**", "**/", "a?", "b+", "%", "$a").Array[1, 5].Select(string.Concat)
        .Where(text => BranchPattern.TryParse(text, out _) is not null)
        .Select(Parsed.Pattern);

    [Fact]
    public void Each_service_and_each_host_has_a_dialect_and_nothing_else_has_one()
    {
        Assert.Equal(Enum.GetValues<CiService>().Length, BranchDialects.Services.Count);
        Assert.Equal(Enum.GetValues<CodeHost>().Length, BranchDialects.Hosts.Count);
        Assert.Equal(All.Length, All.Select(entry => entry.Dialect.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(All, entry => Assert.StartsWith(
            entry.System,
            entry.Dialect.Name.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase));
        Assert.Null(BranchDialects.OfService(-1));
        Assert.Null(BranchDialects.OfService(7));
        Assert.Null(BranchDialects.OfHost(long.MaxValue));
    }

    [Fact]
    public void Each_dialect_means_what_its_documentation_says()
    {
        var matched = 0;
        Pattern.Sample(
            pattern => All.All(entry =>
            {
                if (entry.Dialect.LanguageOf(pattern) is not { } language)
                {
                    return SlowMatcher.Matches(entry.System, pattern.Text, "a", mayBeEmpty: true) is null;
                }

                return Names.All(name =>
                {
                    var surely = language.Surely.Contains(name);
                    Interlocked.Add(ref matched, surely ? 1 : 0);
                    return surely == SlowMatcher.Matches(entry.System, pattern.Text, name, mayBeEmpty: false)
                        && language.Possibly.Contains(name) == SlowMatcher.Matches(entry.System, pattern.Text, name, mayBeEmpty: true);
                });
            }),
            iter: 300);
        Assert.True(matched > 10_000);
    }

    [Fact]
    public void A_difference_is_the_shortest_that_the_documentation_proves()
    {
        var (found, agreed) = (0, 0);
        Pattern.Sample(
            pattern => All.All(entry =>
            {
                var difference = BranchDifference.Between(pattern, [], entry.Dialect);
                if (SlowMatcher.Matches(entry.System, pattern.Text, "a", mayBeEmpty: true) is null)
                {
                    return difference is { IsDecided: false };
                }

                bool Own(string name) => pattern.Matches(name, [], out _);
                bool Other(string name, bool mayBeEmpty) => SlowMatcher.Matches(entry.System, pattern.Text, name, mayBeEmpty)!.Value;
                bool Differs(string name) => Own(name) ? !Other(name, true) : Other(name, false);
                switch (difference)
                {
                    case { Branch: { } branch }:
                        Interlocked.Increment(ref found);
                        return Differs(branch) && difference.IsTakenByPlan == Own(branch) && !Names.Any(name => name.Length < branch.Length && Differs(name));
                    case null:
                        Interlocked.Increment(ref agreed);
                        return Names.All(name => Own(name) == Other(name, true) && Own(name) == Other(name, false));
                    default:
                        return !Names.Any(Differs);
                }
            }),
            iter: 300);
        Assert.True(found > 300);
        Assert.True(agreed > 100);
    }

    [Theory]
    [InlineData("feature/*", "GitHubActions", null)]
    [InlineData("feature/*", "CloudBeesUnify", null)]
    [InlineData("feature/*", "BitbucketPipelines", null)]
    [InlineData("feature/*", "GitHub", null)]
    [InlineData("feature/*", "GitLab", "theirs feature/a/a")]
    [InlineData("feature/*", "BitbucketCloud", "theirs feature/a/a")]
    [InlineData("feature/*", "BitbucketDataCenter", "theirs a/feature/a")]
    [InlineData("feature/*", "CodeshipBasic", "ours feature/a")]
    [InlineData("feature/*", "CodeshipPro", "ours feature/a")]
    [InlineData("feature/*", "CircleCi", "ours feature/a")]
    [InlineData("feature/*", "GitLabCi", "ours feature/a")]
    [InlineData("feature/**", "GitHubActions", null)]
    [InlineData("feature/**", "BitbucketPipelines", null)]
    [InlineData("feature/**", "GitLab", null)]
    [InlineData("feature/**", "GitHub", "ours feature/a/a")]
    [InlineData("**", "GitHub", "ours a/a")]
    [InlineData("**", "BitbucketDataCenter", null)]
    [InlineData("*", "BitbucketDataCenter", "theirs a/a")]
    [InlineData("master", "GitHubActions", null)]
    [InlineData("master", "CodeshipBasic", null)]
    [InlineData("master", "CircleCi", null)]
    [InlineData("master", "BitbucketDataCenter", "theirs a/master")]
    [InlineData("v?", "GitHubActions", "theirs v")]
    [InlineData("?", "GitHubActions", "?")]
    [InlineData("v?", "GitLab", "ours va")]
    [InlineData("v?", "BitbucketPipelines", "?")]
    [InlineData("v?", "GitHub", null)]
    [InlineData("release*", "GitHubActions", "theirs release")]
    [InlineData("release*", "BitbucketPipelines", "?")]
    [InlineData("c++", "GitHubActions", "?")]
    [InlineData("c+", "GitHubActions", "theirs c")]
    [InlineData("c+", "CloudBeesUnify", "?")]
    [InlineData("feature/**/**", "BitbucketDataCenter", "?")]
    [InlineData("$a", "CodeshipPro", "?")]
    [InlineData("%", "CodeshipBasic", "?")]
    [InlineData("dev-{slot}", "GitHubActions", "ours dev-1")]
    [InlineData("dev-{slot}", "CircleCi", "ours dev-1")]
    public void The_branch_on_which_a_pattern_differs_is_named(string pattern, string system, string? expected)
    {
        var difference = BranchDifference.Between(Parsed.Pattern(pattern), ["1", "2"], All.Single(entry => entry.System == system).Dialect);

        Assert.Equal(expected, difference switch { null => null, { IsDecided: false } => "?", { IsTakenByPlan: true } => $"ours {difference.Branch}", _ => $"theirs {difference.Branch}" });
    }

    [Fact]
    public void The_largest_patterns_are_decided_or_said_to_be_undecided() => Assert.All(All, entry =>
    {
        foreach (var text in (string[])[new('a', 244), "*a?????????", string.Concat(Enumerable.Repeat("a+", 120)), string.Concat(Enumerable.Repeat("*/", 40)) + "*", "**a*b*c*d"])
        {
            var pattern = Parsed.Pattern(text);
            var difference = BranchDifference.Between(pattern, [], entry.Dialect);
            Assert.True(
                difference?.Branch is not { } branch || pattern.Matches(branch, [], out _) == difference.IsTakenByPlan,
                $"{entry.System} {text}: {difference}");
        }
    });
}
