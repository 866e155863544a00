using System.Text.RegularExpressions;
using CsCheck;
using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Cli.Verbs;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Tests.Testing;
using YamlDotNet.RepresentationModel;

namespace Deployment.Sdk.Tests.Cli.CiFiles;

/// <summary>
/// The files as their services read them: a branch starts the job of the route that takes it, and starts no other that does not ask
/// first.
/// </summary>
public sealed class CiFilterTests
{
    private static readonly string[] Patterns =
        ["main", "a", "a*", "a?", "a/*", "a/**", "**", "a/b", "a/b*", "*b", "dev-{slot}", "a+", "x.y", "b/?", "hot-*", "a/?b", "😀*"];

    private static readonly string[] Branches =
    [
        "main", "a", "ab", "abc", "a/b", "a/bc", "a/b/c", "a/c", "b", "zb", "dev-1", "dev-2", "dev-3", "dev-12", "aa", "a+", "aa+", "x.y", "xzy", "b/c", "b/cd", "hot-", "hot-a", "hot-a/b",
        "Main", "A/b", "b/😀", "a😀", "😀a", "a/😀b", "a/bb", "main2", "xmain", "main/a",
    ];

    private static readonly Gen<Plan> Plans = Gen.Int[0, Patterns.Length - 1].Select(number => Patterns[number]).Array[1, 5].Select(patterns => new Plan("shop")
    {
        Routes = [.. patterns.Distinct().Select((pattern, number) => new Route(pattern, Environment(number)))],
    }).Where(plan => PlanCheck.Of(plan) is null);

    [Fact]
    public void GitLab() => Each("gitlab", (file, plan, branch) =>
        from job in file.Entries()
        where job.Value.At("rules") is not null
        let rule = job.Value.At("rules").Items().FirstOrDefault(rule => OfGitLab(rule.At("if").Text(), branch))
        where rule is not null && rule.At("when") is null
        select (job.Key, Asks(job.Value)));

    [Fact]
    public void CircleCI() => Each("circleci", (file, plan, branch) =>
        from use in file.At("workflows", "delivery", "jobs").Items().SelectMany(item => item.Entries())
        where use.Value.At("filters", "branches", "only").Items().Any(text => text.Text() is ['/', .. var expression, '/']
            ? Regex.IsMatch(branch, $"^(?:{Of(expression)})$")
            : text.Text() == branch)
        select (use.Key, Asks(file.At("jobs", use.Key)!)));

    [Fact]
    public void Codeship_Pro() => Each("codeship", (file, plan, branch) =>
        from step in file.Items()
        where step.At("tag") is { } tag && OfCodeship(tag.Text(), branch) && !(step.At("exclude") is { } excluded && OfCodeship(excluded.Text(), branch))
        select (step.At("name").Text(), Asks(step)));

    [Fact]
    public void GitHub_starts_for_every_branch_that_has_a_route() => Each("github", (file, plan, branch) =>
        file.At("on", "push", "branches").Items().Any(text => OfActions(text.Text(), branch))
            ? CiPipelineOf(plan).Deployments.Select(deployment => (deployment.Job, true))
            : []);

    // Whether a star can be nothing there is not documented: with this one it cannot, and no branch may be kept out.
    [Fact]
    public void CloudBees_starts_for_every_branch_that_has_a_route() => Each("cloudbees", (file, plan, branch) =>
        file.At("on", "push", "branches").Items().Any(text =>
            Regex.IsMatch(branch, $"^{Regex.Escape(text.Text()).Replace("\\*\\*", ".+").Replace("\\*", "[^/]+")}$"))
            ? CiPipelineOf(plan).Deployments.Select(deployment => (deployment.Job, true))
            : []);

    // Which of several globs is the most specific is Bitbucket's secret: each must do.
    [Fact]
    public void Bitbucket()
    {
        Each("bitbucket", (file, plan, branch) => OfBitbucket(file, branch, keys => keys.Take(1)));
        Each("bitbucket", (file, plan, branch) => OfBitbucket(file, branch, keys => keys.TakeLast(1)));
    }

    private static void Each(string provider, Func<YamlNode, Plan, string, IEnumerable<(string Job, bool Asks)>> started) => Plans.Sample(
        plan =>
        {
            var text = CiFile.All.Single(file => file.Name == provider).Write(CiPipelineOf(plan));
            var file = Yaml.Parse(text);
            var matrix = PlanMatrix.Of(plan);
            foreach (var branch in Branches.Where(BranchName.IsLegal))
            {
                var wanted = CiPipelineOf(plan).Deployments.SingleOrDefault(deployment => deployment.Pattern == matrix.RowOf(branch)?.Pattern)?.Job;
                var jobs = started(file, plan, branch).ToList();
                Assert.True(wanted is null || jobs.Any(job => job.Job == wanted), $"{branch} does not start {wanted}:\n{text}");
                Assert.True(jobs.All(job => job.Job == wanted || job.Asks), $"{branch} starts {string.Join(", ", jobs)}, which do not ask; {wanted} has it:\n{text}");
            }
        },
        iter: 300);

    private static CiPipeline CiPipelineOf(Plan plan) => CiPipeline.Of(CiPlans.Of(plan), new CiFileSettings("deploy", "dotnet test", CiFileSettings.DotnetImage, []));

    private static IEnumerable<(string Job, bool Asks)> OfBitbucket(YamlNode file, string branch, Func<IEnumerable<YamlNode>, IEnumerable<YamlNode>> choose)
    {
        var keys = file.At("pipelines", "branches").Entries().ToList();
        var exact = keys.Where(key => key.Key == branch).Select(key => key.Value).ToList();
        return
            from steps in exact.Count > 0 ? exact : choose(keys.Where(key => OfGlob(key.Key, branch)).Select(key => key.Value))
            from step in steps.Items()
            where step.At("step", "name").Text() != "test"
            select (step.At("step", "name").Text(), Asks(step));
    }

    private static bool Asks(YamlNode job) => job.Texts().Any(text => text.Contains("explain", StringComparison.Ordinal));

    private static bool OfGitLab(string condition, string branch) =>
        condition.Split(" == ") is [_, var name] ? name == $"\"{branch}\"" : Regex.IsMatch(branch, Of(condition.Split(" =~ ", 2)[1][1..^1]));

    private static bool OfCodeship(string tag, string branch) => tag.IndexOfAny(['^', '$']) >= 0 ? Regex.IsMatch(branch, Of(tag)) : tag == branch;

    // One of its characters is a whole one, and .NET's half of one.
    private static string Of(string expression) =>
        expression.Replace("[^\\/]", @"(?:[\ud800-\udbff][\udc00-\udfff]|[^/\ud800-\udfff])").Replace("[^/]", @"(?:[\ud800-\udbff][\udc00-\udfff]|[^/\ud800-\udfff])");

    private static bool OfGlob(string glob, string branch) =>
        Regex.IsMatch(branch, $"^{Regex.Escape(glob).Replace("\\*\\*", ".*").Replace("\\*", "[^/]*")}$");

    // As GitHub's cheat sheet has it, '+' and '?' included.
    private static bool OfActions(string filter, string branch) =>
        Regex.IsMatch(branch, $"^{Regex.Escape(filter).Replace("\\*\\*", ".*").Replace("\\*", "[^/]*").Replace("\\+", "+").Replace("\\?", "?")}$");

    private static EnvironmentDefinition Environment(int number) => SamplePlan.Environment(
        $"E{number}-{{slot}}", Stage.Development, new HerokuAppAttribute($"e{number}-{{slot}}"), new SlotAttribute("1", "a@b.example"), new SlotAttribute("2", "b@b.example"));
}
