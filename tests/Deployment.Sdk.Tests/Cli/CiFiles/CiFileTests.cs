using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Cli.Verbs;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.CiFiles;

public sealed class CiFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Providers => [.. CiFile.All.Select(file => file.Name)];

    public static TheoryData<string> WithYaml => [.. CiFile.All.Where(IsYaml).Select(file => file.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_file_of_YunoJuno_is_as_approved(string provider)
    {
        var ran = await RunAsync(SamplePlan.Of(), provider, "--out", "-", "--test", "tox -e py");

        Assert.Equal(0, ran.ExitCode);
        TextSnapshot.Match(ran.Output, provider, Path.GetExtension(Of(provider).Path)[1..]);
    }

    [Theory]
    [MemberData(nameof(WithYaml))]
    public async Task Any_YAML_reads_it(string provider)
    {
        foreach (var plan in new[] { SamplePlan.Of(), new Plan("empty"), HostilePlan.Of(), Nested() })
        {
            var ran = await RunAsync(plan, provider, "--out", "-");
            Assert.True(ran.ExitCode == 0, ran.All);
            var text = ran.Output;

            Assert.True(Yaml.Parse(text).AllNodes.Count() > 3);
            Assert.Equal(text, (await RunAsync(plan, provider, "--out", "-")).Output);
            Assert.DoesNotContain('\r', text);
            Assert.Contains(Yaml.Parse(text).Texts(), read => read.Contains("dotnet test", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(WithYaml))]
    public async Task Whatever_a_plan_is_called_stays_a_text(string provider)
    {
        Assert.True(HostilePlan.Patterns.Length > 30);

        var ran = await RunAsync(HostilePlan.Of(), provider, "--out", "-");

        Assert.True(ran.ExitCode == 0, ran.All);
        var read = Yaml.Parse(ran.Output);
        Assert.DoesNotContain(read.AllNodes.SelectMany(node => node.Entries()), entry => entry.Key == "evil");
        Assert.Equal(0, ran.Output.Split('\n').Count(line => line.TrimStart().StartsWith("- run: evil", StringComparison.Ordinal)));

        // Expressions and parameters are those that we wrote.
        Assert.DoesNotContain("${{ x", ran.Output.Replace("# ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(read.Texts(), text => provider is "github" or "cloudbees" && (text.Contains("${{ secrets.X }}", StringComparison.Ordinal) || text.Contains("${{ github.token", StringComparison.Ordinal)));
        Assert.DoesNotContain(read.Texts(), text => provider == "circleci" && text.Replace("\\<<", "", StringComparison.Ordinal).Contains("<<", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bitbucket_gets_each_name_that_is_plain_as_a_key()
    {
        var read = Yaml.Parse((await RunAsync(HostilePlan.Of(), "bitbucket", "--out", "-")).Output);

        var keys = read.At("pipelines", "branches").Entries().Select(entry => entry.Key).ToHashSet();
        Assert.Superset(new HashSet<string>(["#1", "a'b", "a\"b", "true", "123", "😀", "&anchor", "a/'*", "$(id)"]), keys);
        Assert.Equal(keys.Count, read.At("pipelines", "branches").Entries().Count());
    }

    [Fact]
    public async Task Two_roles_that_look_alike_in_a_variable_get_two()
    {
        var inputs = Yaml.Parse((await RunAsync(HostilePlan.Of(), "github", "--out", "-")).Output).At("on", "workflow_dispatch", "inputs");

        Assert.Contains("approved_o_neil", inputs.Entries().Select(entry => entry.Key));
        Assert.Contains("approved_o_neil_2", inputs.Entries().Select(entry => entry.Key));
    }

    [Fact]
    public async Task Where_a_service_cannot_say_the_pattern_the_file_names_a_branch_and_the_job_asks()
    {
        var plan = new Plan("shop") { Routes = [new Route("hotfix-*", SamplePlan.Dev())] };

        var bitbucket = (await RunAsync(plan, "bitbucket", "--out", "-")).Output;
        var gitlab = (await RunAsync(plan, "gitlab", "--out", "-")).Output;

        Assert.Contains("cannot say hotfix-*: this one may take hotfix- too", bitbucket, StringComparison.Ordinal);
        Assert.Contains("explain \"$BITBUCKET_BRANCH\" --by 'hotfix-*'", bitbucket, StringComparison.Ordinal);
        Assert.DoesNotContain("explain", gitlab, StringComparison.Ordinal);
        Assert.Contains("/^hotfix-[^\\/]+$/", gitlab, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promotion_that_nobody_has_started_yet_blocks_no_pipeline_of_GitLab()
    {
        var job = Yaml.Parse((await RunAsync(SamplePlan.Of(), "gitlab", "--out", "-")).Output).At("promote-uat-live");

        var rule = Assert.Single(job.At("rules").Items());
        Assert.Equal(("manual", "true"), (rule.At("when").Text(), rule.At("allow_failure").Text()));
    }

    [Theory]
    [InlineData("github", "# Let only master deploy to live, and require reviewers.\n")]
    [InlineData("bitbucket", "# Let only master, and only administrators, deploy to live.\n")]
    [InlineData("gitlab", "protect master and the environment live.\n")]
    public async Task Production_is_kept_for_the_branches_that_it_is_promoted_from(string provider, string said) =>
        Assert.Contains(said, (await RunAsync(SamplePlan.Of(), provider, "--out", "-")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Production_is_kept_for_the_branches_that_go_there_and_the_default_branch_where_none_does()
    {
        var (uat, live) = (SamplePlan.Uat(), SamplePlan.Live());
        var routed = new Plan("shop")
        {
            BranchLines = [new("**", BranchRole.Main, IsStable: true)],
            Routes = [new("hotfix/*", live), new("main", uat)],
            Promotions = [new(uat, live)],
        };
        var unrouted = new Plan("shop") { Promotions = [new(uat, live)] };

        Assert.Contains("# Let only hotfix/* and main deploy to live,", (await RunAsync(routed, "github", "--out", "-")).Output, StringComparison.Ordinal);
        Assert.Contains("# Let only the default branch deploy to live,", (await RunAsync(unrouted, "github", "--out", "-")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_developer_s_delivery_neither_waits_for_another_s_nor_is_dropped_for_it()
    {
        var jobs = Yaml.Parse((await RunAsync(SamplePlan.Of(), "github", "--out", "-")).Output).At("jobs");
        var branches = Yaml.Parse((await RunAsync(SamplePlan.Of(), "bitbucket", "--out", "-")).Output).At("pipelines", "branches");

        Assert.Equal("delivery-dev-slot-${{ github.ref_name }}", jobs.At("deploy-dev-slot", "concurrency", "group").Text());
        Assert.Equal("delivery-dev", jobs.At("deploy-dev", "concurrency", "group").Text());
        Assert.Equal(("dev-slot", null), Environment("feature/*"));
        Assert.Equal((null, "dev"), Environment("dev"));

        (string? Environment, string? Deployment) Environment(string branch)
        {
            var step = branches.At(branch).Items().Last().At("step");
            return (step.At("environment") is { } own ? own.Text() : null, step.At("deployment") is { } locked ? locked.Text() : null);
        }
    }

    [Fact]
    public async Task Production_s_token_is_only_in_jobs_of_production_s_environment()
    {
        var jobs = Yaml.Parse((await RunAsync(SamplePlan.Of(), "github", "--out", "-", "--secret", "SLACK_BOT_TOKEN")).Output).At("jobs");

        var holders = jobs.Entries().Where(job => job.Value.Texts().Any(text => text.Contains("HEROKU_API_KEY_LIVE", StringComparison.Ordinal))).ToList();
        Assert.Equal("promote-uat-live", Assert.Single(holders).Key);
        Assert.Equal("live", holders[0].Value.At("environment").Text());
        Assert.DoesNotContain("HEROKU_API_KEY", holders[0].Value.At("steps").Items().Last().At("env").Entries().Select(entry => entry.Key));
        Assert.All(jobs.Entries().Where(job => job.Key is "test" or "route"), job => Assert.DoesNotContain(job.Value.Texts(), text => text.Contains("secrets.", StringComparison.Ordinal)));
        Assert.Contains("${{ secrets.SLACK_BOT_TOKEN }}", jobs.At("deploy-uat")!.Texts());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task It_is_written_where_the_service_looks_and_is_then_what_the_plan_says(string provider)
    {
        Directory.CreateDirectory(_folder[".git"]);
        Directory.CreateDirectory(_folder["deploy"]);
        var line = new CommandLine(SamplePlan.Of(), _folder["deploy"]) { Rehearsal = new NoRehearsal() };

        var absent = await line.RunAsync("ci", provider, "--check", "--delivery", "deploy");
        var written = await line.RunAsync("ci", provider, "--delivery", "deploy", "--test", "tox", "--secret", "A_B");
        var same = await line.RunAsync("ci", provider, "--check");
        var again = await line.RunAsync("ci", provider);

        Assert.Equal((2, $"pending: there is no {Of(provider).Path}\n"), (absent.ExitCode, absent.Output.ReplaceLineEndings("\n")));
        Assert.Equal((0, $"written: {Of(provider).Path}\n"), (written.ExitCode, written.Output.ReplaceLineEndings("\n")));
        var text = await File.ReadAllTextAsync(_folder[Of(provider).Path], TestContext.Current.CancellationToken);
        Assert.Contains("\n#   --test tox\n#   --secret A_B\n", text, StringComparison.Ordinal);
        Assert.Equal((0, $"no difference: {Of(provider).Path} is what the plan says\n"), (same.ExitCode, same.Output.ReplaceLineEndings("\n")));
        Assert.Equal(same.Output, again.Output);
    }

    [Fact]
    public async Task A_stale_file_exits_2_and_shows_what_differs_and_is_not_touched()
    {
        await RunAsync(SamplePlan.Of(), "gitlab");
        var moved = SamplePlan.Of(dev: SamplePlan.Environment("TEST", Stage.Development, new HerokuAppAttribute("yunojuno-dev")));
        var before = await File.ReadAllTextAsync(_folder[".gitlab-ci.yml"], TestContext.Current.CancellationToken);

        var ran = await RunAsync(moved, "gitlab", "--check");
        var json = await RunAsync(moved, "gitlab", "--check", "--json");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("pending: .gitlab-ci.yml is not what the plan says, from line ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\n- deploy-dev:\n", ran.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\n+ deploy-test:\n", ran.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal((2, false), (json.ExitCode, json.Json.GetProperty("same").GetBoolean()));
        Assert.Equal(before, await File.ReadAllTextAsync(_folder[".gitlab-ci.yml"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Line_ends_of_another_system_are_no_difference()
    {
        await RunAsync(SamplePlan.Of(), "gitlab");
        var text = await File.ReadAllTextAsync(_folder[".gitlab-ci.yml"], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder[".gitlab-ci.yml"], text.ReplaceLineEndings("\r\n"), TestContext.Current.CancellationToken);

        Assert.Equal(0, (await RunAsync(SamplePlan.Of(), "gitlab", "--check")).ExitCode);
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_not_lost()
    {
        await File.WriteAllTextAsync(_folder[".gitlab-ci.yml"], "stages: [mine]\n", TestContext.Current.CancellationToken);

        var ran = await RunAsync(SamplePlan.Of(), "gitlab", "--delivery", "deploy");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains(".gitlab-ci.yml was not written by this command", ran.Output, StringComparison.Ordinal);
        Assert.Equal("stages: [mine]\n", await File.ReadAllTextAsync(_folder[".gitlab-ci.yml"], TestContext.Current.CancellationToken));
        Assert.Equal(0, (await RunAsync(SamplePlan.Of(), "gitlab", "--out", "other.yml", "--delivery", "deploy")).ExitCode);
        Assert.True(File.Exists(_folder["other.yml"]));
    }

    [Theory]
    [InlineData("ci", "travis")]
    [InlineData("ci", "gitlab", "--test", " ")]
    [InlineData("ci", "gitlab", "--test", "a\nb")]
    [InlineData("ci", "gitlab", "--secret", "a-b")]
    [InlineData("ci")]
    public async Task What_cannot_be_understood_is_said(params string[] args) =>
        Assert.Equal(64, (await new CommandLine(SamplePlan.Of(), _folder.Path).RunAsync(args)).ExitCode);

    [Fact]
    public async Task Without_a_project_below_the_repository_its_folder_is_asked_for()
    {
        var ran = await new CommandLine(SamplePlan.Of(), _folder.Path).RunAsync("ci", "gitlab", "--out", "-");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("--delivery FOLDER", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_project_is_the_one_that_the_program_was_built_from()
    {
        Directory.CreateDirectory(_folder["deploy/bin/Debug/net10.0"]);
        File.WriteAllText(_folder["deploy/Deploy.csproj"], "<Project/>");
        File.WriteAllText(_folder["Whole.csproj"], "<Project/>");

        Assert.Equal("deploy", RepositoryRoot.ProjectOf(_folder.Path, _folder["deploy/bin/Debug/net10.0"]));
        Assert.Null(RepositoryRoot.ProjectOf(_folder["deploy/bin"], _folder["deploy/bin/Debug/net10.0"]));
    }

    [Fact]
    public async Task A_single_file_is_run_as_one()
    {
        var ran = await RunAsync(SamplePlan.Of(), "gitlab", "--out", "-", "--delivery", "deploy.cs");

        Assert.Contains("- dotnet build deploy.cs\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("dotnet run --no-build --file deploy.cs -- deploy", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_the_analyzers_would_refuse_gets_no_file()
    {
        var plan = new Plan("shop") { Routes = [new Route("a*", SamplePlan.Dev()), new Route("*b", SamplePlan.Uat())] };

        var ran = await RunAsync(plan, "gitlab");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("DPL1004", ran.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder[".gitlab-ci.yml"]));
    }

    internal static Plan Nested() => new("shop")
    {
        Routes =
        [
            new("**", SamplePlan.Developers()), new("feature/*", SamplePlan.Dev()), new("feature/a?", SamplePlan.Environment("A", Stage.Development, new HerokuAppAttribute("team-a"))),
            new("feature/ab", SamplePlan.Environment("AB", Stage.Development, new HerokuAppAttribute("team-ab"))), new("dev-{slot}", SamplePlan.Environment("own-{slot}", Stage.Development, new HerokuAppAttribute("own-{slot}"), new SlotAttribute("1", "a@b.example"), new SlotAttribute("2", "b@b.example"))),
        ],
    };

    private static CiFile Of(string provider) => CiFile.All.Single(file => file.Name == provider);

    private static bool IsYaml(CiFile file) => !file.Path.EndsWith(".sh", StringComparison.Ordinal);

    private Task<Ran> RunAsync(Plan plan, string provider, params string[] more) => new CommandLine(plan, _folder.Path) { Rehearsal = new NoRehearsal() }
        .RunAsync(["ci", provider, .. more, .. more.Contains("--delivery") || File.Exists(_folder[Of(provider).Path]) ? Array.Empty<string>() : ["--delivery", "deploy"]]);
}
