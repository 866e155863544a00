using System.Diagnostics;
using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Cli.Verbs;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.CiFiles;

/// <summary>The scripts of the files in a real shell, with a <c>dotnet</c> that notes how it was called.</summary>
public sealed class CiScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(3, 3)]
    [InlineData(8, 8)]
    public async Task A_missing_approval_is_no_failure_and_every_other_code_is_its_own(int ends, int exitCode)
    {
        var (code, calls) = await RunAsync(Promotion(SamplePlan.Of()), new() { ["DELIVER"] = $"{ends}", ["APPROVED_SALES"] = "yes" });

        Assert.Equal(exitCode, code);
        Assert.Equal("[run][--no-build][--project][deploy][--][promote][UAT][LIVE][--confirm][yunojuno-live][--approve][sales]", calls[^1]);
    }

    [Fact]
    public async Task Where_everybody_said_yes_what_is_missing_is_something_else_and_a_failure()
    {
        var (code, _) = await RunAsync(
            Promotion(SamplePlan.Of()), new() { ["DELIVER"] = "4", ["APPROVED_SALES"] = "yes", ["APPROVED_SUPPORT"] = "yes" });

        Assert.Equal(4, code);
    }

    [Fact]
    public async Task Nobody_approves_what_nobody_said_and_a_hostile_role_is_one_argument()
    {
        var script = Promotion(HostilePlan.WithHostileEnvironments());
        var pipeline = CiPipelineOf(HostilePlan.WithHostileEnvironments());

        var (_, none) = await RunAsync(script, []);
        var (_, said) = await RunAsync(script, new() { [pipeline.ApprovalsOf(pipeline.Plan.Environments).First().Variable] = "yes" });

        Assert.DoesNotContain("--approve", none[^1], StringComparison.Ordinal);
        Assert.EndsWith($"[--approve][{HostilePlan.Role}]", said[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("master", 0, "[deploy]")]
    [InlineData("feature/*", 0, "[deploy]")]
    [InlineData("none", 0, "[explain]")]
    public async Task Codeship_Basic_delivers_what_has_a_route_and_ends_well_without_one(string route, int exitCode, string last)
    {
        var (code, calls) = await RunAsync(Basic(SamplePlan.Of()), new() { ["CI_BRANCH"] = "b", ["ROUTE"] = route, ["EXPLAIN"] = "3" });

        Assert.Equal(exitCode, code);
        Assert.Contains(last, calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_wrong_in_asking_is_a_failure_and_no_missing_route()
    {
        var (code, _) = await RunAsync(Basic(SamplePlan.Of()), new() { ["CI_BRANCH"] = "b", ["ROUTE"] = "none", ["EXPLAIN"] = "64" });

        Assert.NotEqual(0, code);
    }

    [Theory]
    [InlineData("codeship-basic")]
    [InlineData("github")]
    [InlineData("cloudbees")]
    public async Task A_program_that_dies_in_answering_has_not_said_that_the_branch_has_no_job(string provider)
    {
        var text = Write(provider, SamplePlan.Of());
        var script = provider == "codeship-basic" ? text : Yaml.Parse(text).At("jobs", "route", "steps").Items().Last().At("run").Text();

        // The branch has a route, and each question about it is killed.
        var (code, calls) = await RunAsync(script, new()
        {
            ["CI_BRANCH"] = "b", ["GITHUB_REF_NAME"] = "b", ["DELIVERED_BRANCH"] = "b", ["ROUTE"] = "none", ["QUESTION"] = "137", ["EXPLAIN"] = "0",
        });

        Assert.NotEqual(0, code);
        Assert.EndsWith("[explain][b]", calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_hostile_pattern_reaches_the_program_as_it_is()
    {
        var (code, calls) = await RunAsync(Basic(HostilePlan.WithHostileEnvironments()), new() { ["CI_BRANCH"] = "$(id) 'x", ["ROUTE"] = "none", ["EXPLAIN"] = "3" });

        Assert.Equal(0, code);
        Assert.Equal(
            HostilePlan.Patterns.Order(StringComparer.Ordinal),
            calls.Where(call => call.Contains("[--by]")).Select(call => call[(call.IndexOf("[--by][", StringComparison.Ordinal) + 7)..^1]).Order(StringComparer.Ordinal));
        Assert.All(calls.Skip(1), call => Assert.Contains("[explain][$(id) 'x]", call, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hotfix-*", 0, true)]
    [InlineData("none", 0, false)]
    public async Task A_job_that_is_not_sure_asks_and_ends_well_when_it_is_not_meant(string route, int exitCode, bool delivers)
    {
        var plan = new Plan("shop") { Routes = [new Route("hotfix-*", SamplePlan.Dev())] };
        var step = Yaml.Parse(Write("bitbucket", plan)).At("pipelines", "branches", "hotfix-*").Items().Last().At("step", "script");

        var (code, calls) = await RunAsync(string.Join('\n', step.Items().Select(item => item.Text())), new() { ["BITBUCKET_BRANCH"] = "hotfix-", ["ROUTE"] = route });

        Assert.Equal(exitCode, code);
        Assert.Equal(delivers, calls.Any(call => call.EndsWith("[--][deploy]", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("release/*", 0, "[--][deploy][--confirm][live]")]
    [InlineData("release/eu-?", 0, "[--][deploy][--confirm][live][--confirm][live-eu][--approve][sales]")]
    [InlineData("none", 0, null)]
    [InlineData("died", 137, null)]
    public async Task A_step_of_Bitbucket_in_which_two_patterns_meet_confirms_what_the_one_that_wins_needs(string route, int exitCode, string? delivers)
    {
        var live = SamplePlan.Environment("LIVE", Stage.Production, new HerokuAppAttribute("live"));
        var europe = SamplePlan.Environment(
            "LIVE-EU", Stage.Production, new HerokuAppAttribute("live-eu"), new RequiresApprovalAttribute("sales", "Now?"));
        var plan = new Plan("p") { Routes = [new("release/*", live), new("release/eu-?", live), new("release/eu-?", europe)] };
        var step = Yaml.Parse(Write("bitbucket", plan)).At("pipelines", "branches", "release/*").Items().Last().At("step");

        var (code, calls) = await RunAsync(
            string.Join('\n', step.At("script").Items().Select(item => item.Text())),
            new() { ["BITBUCKET_BRANCH"] = "release/eu-1", ["ROUTE"] = route, ["QUESTION"] = route == "died" ? "137" : "3", ["APPROVED_SALES"] = "yes" });

        Assert.Equal("live", step.At("deployment").Text());
        Assert.Equal(exitCode, code);
        var delivery = calls.SingleOrDefault(call => call.Contains("[--][deploy]"));
        Assert.Equal(delivers, delivery?[delivery.IndexOf("[--][deploy]", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task GitHub_s_question_names_the_job_whose_route_takes_the_branch()
    {
        var script = Yaml.Parse(Write("github", SamplePlan.Of())).At("jobs", "route", "steps").Items().Last().At("run").Text();

        foreach (var (route, said) in new[] { ("dev", "job=deploy-dev\n"), ("feature/*", "job=deploy-dev-slot\n"), ("none", "") })
        {
            await File.WriteAllTextAsync(_folder["output"], "", TestContext.Current.CancellationToken);
            var (code, _) = await RunAsync(
                script, new() { ["GITHUB_REF_NAME"] = "b", ["ROUTE"] = route, ["EXPLAIN"] = "3", ["GITHUB_OUTPUT"] = _folder["output"] });
            Assert.Equal(0, code);
            Assert.Equal(said, await File.ReadAllTextAsync(_folder["output"], TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task CloudBees_question_names_the_job_whose_route_takes_the_branch_and_that_job_says_what_it_delivers()
    {
        var jobs = Yaml.Parse(Write("cloudbees", SamplePlan.Of())).At("jobs");
        Directory.CreateDirectory(_folder["outputs"]);

        foreach (var (route, said) in new[] { ("dev", "deploy-dev"), ("feature/*", "deploy-dev-slot"), ("none", null) })
        {
            File.Delete(_folder["outputs/job"]);
            var (code, _) = await RunAsync(
                jobs.At("route", "steps").Items().Last().At("run").Text(),
                new() { ["DELIVERED_BRANCH"] = "b", ["ROUTE"] = route, ["EXPLAIN"] = "3", ["CLOUDBEES_OUTPUTS"] = _folder["outputs"] });
            Assert.Equal(0, code);
            Assert.Equal(said, File.Exists(_folder["outputs/job"]) ? await File.ReadAllTextAsync(_folder["outputs/job"], TestContext.Current.CancellationToken) : null);
        }

        foreach (var job in new[] { "deploy-dev", "promote-uat-live" })
        {
            var env = jobs.At(job, "steps").Items().Last().At("env");
            Assert.Equal(
                ["${{ cloudbees.event_name }}", "${{ cloudbees.scm.branch }}", "${{ cloudbees.scm.sha }}"],
                new[] { "DELIVERED_EVENT", "DELIVERED_BRANCH", "DELIVERED_COMMIT" }.Select(name => env.At(name).Text()));
        }
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("yes", "", "[--approve][sales]")]
    [InlineData("yes", "yes", "[--approve][sales][--approve][support]")]
    public async Task CloudBees_promotes_with_the_yes_of_those_who_gave_it(string sales, string support, string approved)
    {
        var job = Yaml.Parse(Write("cloudbees", SamplePlan.Of())).At("jobs", "promote-uat-live")!;

        var (code, calls) = await RunAsync(
            job.At("steps").Items().Last().At("run").Text(), new() { ["APPROVED_SALES"] = sales, ["APPROVED_SUPPORT"] = support, ["DELIVER"] = "4" });

        Assert.Equal(sales.Length > 0 && support.Length > 0 ? 4 : 0, code);
        Assert.EndsWith($"[promote][UAT][LIVE][--confirm][yunojuno-live]{approved}", calls[^1], StringComparison.Ordinal);
        Assert.Equal("live", job.At("environment").Text());
    }

    [Fact]
    public async Task Codeship_Pro_s_commands_survive_being_split()
    {
        var step = Yaml.Parse(Write("codeship", HostilePlan.WithHostileEnvironments())).Items().Last();

        // It splits as a shell does.
        var (_, calls) = await RunAsync(step.At("steps").Items().Single().At("command").Text(), new() { ["DELIVER"] = "4" });

        Assert.Contains("[promote][u: a't][LIVE\n  evil: true # << x >>]", string.Join('\n', calls), StringComparison.Ordinal);
    }

    private static CiPipeline CiPipelineOf(Plan plan) => CiPipeline.Of(CiPlans.Of(plan), new CiFileSettings("deploy", "dotnet test", CiFileSettings.DotnetImage, []));

    private static string Write(string provider, Plan plan) => CiFile.All.Single(file => file.Name == provider).Write(CiPipelineOf(plan));

    private static string Basic(Plan plan) => Write("codeship-basic", plan);

    private static string Promotion(Plan plan) => string.Join('\n', Yaml.Parse(Write("gitlab", plan)).Entries()
        .Single(job => job.Key.StartsWith("promote-", StringComparison.Ordinal)).Value.At("script").Items().Select(item => item.Text()));

    private async Task<(int Code, string[] Calls)> RunAsync(string script, Dictionary<string, string> variables)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sh");
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(_folder["calls"], "", token);
        await File.WriteAllTextAsync(
            _folder["dotnet"],
            """
            #!/bin/sh
            by=
            for argument in "$@"; do
              printf '[%s]' "$argument" >> "$CALLS"
              [ "$argument" = --by ] && by=yes
            done
            printf '\n' >> "$CALLS"
            case "$*" in
              *" explain "*) if [ -n "$by" ]; then case "$* " in *" --by $ROUTE "*) ;; *) exit "${QUESTION:-3}" ;; esac; else exit "${EXPLAIN:-0}"; fi ;;
              *" promote "*|*" deploy"*) case "$*" in build*) exit 0 ;; *) exit "${DELIVER:-0}" ;; esac ;;
            esac
            """.ReplaceLineEndings("\n"),
            token);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder["dotnet"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        await File.WriteAllTextAsync(_folder["script"], script, token);
        var start = new ProcessStartInfo("sh", ["-e", _folder["script"]]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["CALLS"] = _folder["calls"];
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        var said = await Task.WhenAll(shell.StandardOutput.ReadToEndAsync(token), shell.StandardError.ReadToEndAsync(token));
        await shell.WaitForExitAsync(token);
        Assert.DoesNotContain("not found", said[1], StringComparison.Ordinal);
        return (shell.ExitCode, (await File.ReadAllTextAsync(_folder["calls"], token)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
