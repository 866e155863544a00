using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Tests.Support;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Emulator.Tests.Scenarios;

public sealed class ScenarioFileTests : IDisposable
{
    private static readonly string[] Apps = [TestPlan.Uat, TestPlan.Live];

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"scenario-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_example_in_the_docs_can_be_read_and_means_what_it_says()
    {
        var example = Regex.Match(Docs(), "```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

        var read = ScenarioFile.Parse(example, "docs", ["yunojuno-uat", "yunojuno-live"]);

        Assert.Null(read.Problem);
        Assert.Equal("a bad Monday", read.Scenario.Name);
        Assert.Equal(
            [
                "slow * /** took 2 s longer",
                "a bad Monday GET /apps/** was answered 429",
                "a bad Monday POST /apps/*/builds was acted upon, and its answer lost",
                "a bad Monday ReleasePhase was made to fail",
                "a bad Monday POST /pipeline-promotions found that somebody had changed COLOUR, OLD_COLOUR meanwhile",
                "a bad Monday GET /web/*/health was answered 500",
            ],
            read.Scenario.Faults.Select(fault => $"{fault.Scenario} {fault.When.Call?.ToString() ?? fault.When.Point.ToString()} {fault.Then}"));
        var (limited, lost) = (read.Scenario.Faults[1].When, read.Scenario.Faults[2].When);
        Assert.Equal((TimeSpan.FromSeconds(20), (int?)null), (limited.For, limited.Nth));
        Assert.Equal(((TimeSpan?)null, 1, "yunojuno-uat"), (lost.For, lost.Nth, lost.App));
    }

    [Fact]
    public void The_docs_list_just_the_scenarios_that_there_are()
    {
        var table = Docs().Split("## A scenario of your own")[0];

        var listed = Regex.Matches(table, @"^\| `([a-z-]+)` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value);

        Assert.Equal(KnownScenarios.List.Select(scenario => scenario.Name), listed);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "{", "day.json, line 1, column 2: this is no JSON" },
        { "[]", "day.json: write an object, in { }" },
        { """{"name":"a"}""", "day.json: \"format\" must say which format this is; this version reads 1: write \"format\": 1" },
        { """{"format":2,"name":"a"}""", "day.json: \"format\" must say which format this is; this version reads 1" },
        { """{"format":1}""", "day.json: \"name\" is missing" },
        { """{"format":1,"name":"a\nb"}""", "day.json, name: write 1 to 100 characters of ASCII" },
        { """{"format":1,"name":"a"}""", "day.json: nothing goes wrong here: list \"scenarios\" by name, or \"faults\"" },
        { """{"format":1,"name":"a","fault":[]}""", "day.json: there is no key \"fault\" here; the keys are format, name, scenarios, faults" },
        { """{"format":1,"name":"a","name":"b","faults":[]}""", "day.json: \"name\" stands here twice; leave one" },
        { """{"format":1,"name":"a","faults":{}}""", "day.json, faults: write a list, in [ ]" },
        { """{"format":1,"name":"a","scenarios":["fire"]}""", "day.json, scenarios[0]: there is no scenario 'fire'; there are build-fails, " },
        { """{"format":1,"name":"a","scenarios":["slow:shop"]}""", "day.json, scenarios[0]: the plan has no app 'shop'; it has shop-uat, shop-live" },
        { Fault("""{"on":"GET /apps"}"""), "day.json, faults[0]: \"then\" is missing; it is one of fail, hang, delay, answer, " },
        { Fault("""{"on":"GET /apps","then":"explode"}"""), "day.json, faults[0].then: there is no effect \"explode\"; it is one of fail, " },
        { Fault("""{"then":"fail"}"""), "day.json, faults[0]: \"on\" is missing; it is a call, such as \"POST /apps/*/builds\", or one of build, " },
        { Fault("""{"on":"builds","then":"fail"}"""), "day.json, faults[0].on: 'builds' is no call: write a method and a path" },
        { Fault("""{"on":"get /apps","then":"hang"}"""), "day.json, faults[0].on: 'get' is no method: write GET, HEAD, POST, PUT, PATCH, DELETE, or * for any" },
        { Fault("""{"on":"FETCH /apps/**","then":"hang"}"""), "day.json, faults[0].on: 'FETCH' is no method: write GET, HEAD" },
        { Fault("""{"on":"GET /apps/**/builds","then":"hang"}"""), "day.json, faults[0].on: '/apps/**/builds' goes on after **" },
        { Fault("""{"on":"GET /apps","then":"fail"}"""), "day.json, faults[0].then: a call cannot \"fail\": that is for \"on\": \"build\", " },
        { Fault("""{"on":"build","then":"reset-before"}"""), "day.json, faults[0].then: \"reset-before\" is for calls; \"on\": \"build\" takes fail, hang and delay" },
        { Fault("""{"on":"GET /apps","then":"answer"}"""), "day.json, faults[0]: \"answer\" needs \"status\"" },
        { Fault("""{"on":"GET /apps","then":"answer","status":"503"}"""), "day.json, faults[0].status: write a whole number" },
        { Fault("""{"on":"GET /apps","then":"answer","status":99}"""), "day.json, faults[0].status: write an HTTP status from 200 to 599" },
        { Fault("""{"on":"GET /apps","then":"answer","status":503,"headers":{"A B":"c"}}"""), "\"A B\" is no name of a header" },
        { Fault("""{"on":"GET /apps","then":"answer","status":503,"headers":{"A":"c\r\nB: d"}}"""), "day.json, faults[0].headers.A: write 1 to 100 characters of ASCII" },
        { Fault("""{"on":"GET /apps","then":"delay","seconds":-1}"""), "day.json, faults[0].seconds: write a number of seconds above 0, such as 20 or 1.5" },
        { Fault("""{"on":"GET /apps","then":"delay","by":1}"""), "day.json, faults[0]: there is no key \"by\" here; the keys are on, app, nth, for, then, seconds" },
        { Fault("""{"on":"GET /apps","nth":0,"then":"hang"}"""), "day.json, faults[0].nth: write a whole number from 1 on" },
        { Fault("""{"on":"GET /apps","app":"shop","then":"hang"}"""), "day.json, faults[0].app: the plan has no app 'shop'; it has shop-uat, shop-live" },
        { Fault("""{"on":"GET /apps/*","then":"set-config","set":{}}"""), "day.json, faults[0].set: name at least one config var" },
        { Fault("""{"on":"GET /apps/*","then":"set-config","set":{"a-b":"c"}}"""), "\"a-b\" is no name of a config var" },
        { Fault("""{"on":"GET /apps/*","then":"set-config","set":{"A":1}}"""), "day.json, faults[0].set.A: write a text, in quotes" },
        { Fault("""{"on":"GET /apps/*","then":"release","commit":"abc"}"""), "day.json, faults[0].commit: write the 40 hexadecimal digits" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_file_is_refused_by_its_place_with_what_to_write(string text, string says)
    {
        var read = ScenarioFile.Parse(text, "day.json", Apps);

        Assert.Contains(says, read.Problem, StringComparison.Ordinal);
        Assert.Same(Scenario.None, read.Scenario);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed() =>
        Assert.Null(ScenarioFile.Parse("""{"format":1,"name":"a",/* why */"scenarios":["slow",],} // end""", "day.json", Apps).Problem);

    [Fact]
    public void A_file_that_is_not_there_and_one_that_is_no_file_are_named()
    {
        Assert.Contains($"'{_file}' cannot be read", ScenarioFile.Read(_file, Apps).Problem, StringComparison.Ordinal);
        Assert.Contains("cannot be read", ScenarioFile.Read(Path.GetTempPath(), Apps).Problem, StringComparison.Ordinal);
        File.WriteAllText(_file, new string(' ', 2 * 1024 * 1024));
        Assert.Contains("is larger than", ScenarioFile.Read(_file, Apps).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_a_file_add_up_and_the_first_problem_counts()
    {
        File.WriteAllText(_file, """{"format":1,"name":"mine","scenarios":["slow"]}""");
        var options = new RehearsalOptions(TestPlan.Shop(), "") { Scenarios = ["build-fails:shop-dev-1"], ScenarioFile = _file };

        Assert.Equal("build-fails:shop-dev-1, mine", ScenarioReading.Of(options).Scenario.Name);
        Assert.Contains("no scenario 'x'", ScenarioReading.Of(options with { Scenarios = ["x", "slow:"] }).Problem, StringComparison.Ordinal);
        Assert.Contains("'slow:' names no app", ScenarioReading.Of(options with { Scenarios = ["slow:"] }).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emulator_does_not_start_under_a_scenario_that_it_does_not_know()
    {
        var options = new RehearsalOptions(TestPlan.Shop(), Rig.NewFolder()) { Scenarios = ["fire"] };

        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => HerokuEmulator.StartAsync(options, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("there is no scenario 'fire'", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(options.StateFolder));
    }

    private static string Fault(string fault) => $$"""{"format":1,"name":"a","faults":[{{fault}}]}""";

    private static string Docs([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        // Deterministic builds may map the source's path away; the test's own folder is inside the repository all the same.
        for (var folder = new DirectoryInfo(File.Exists(here) ? Path.GetDirectoryName(here)! : AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "docs", "scenarios.md") is var file && File.Exists(file))
            {
                return File.ReadAllText(file).ReplaceLineEndings("\n");
            }
        }

        throw new InvalidOperationException("docs/scenarios.md was not found.");
    }
}
