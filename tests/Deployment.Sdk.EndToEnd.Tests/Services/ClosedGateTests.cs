using Deployment.Sdk.EndToEnd.Tests.Acceptance;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Services.Tox;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>Each gate by itself, when it says no: nothing is changed at Heroku, and nobody hears of a delivery.</summary>
public sealed class ClosedGateTests
{
    private const string Passed = """<testsuite><testcase classname="C" name="a"/></testsuite>""";

    public static TheoryData<string, string> Services => new()
    {
        { "Codeship", "Codeship: the build of the commit ended with \"error\"" },
        { "CircleCI", "CircleCI: job \"test\" of the commit is \"failed\"" },
        { "GitHub", "GitHub: check \"test\" of the commit ended with \"failure\"" },
        { "Codecov", "coverage at Codecov: project is 79.5 %, and must be 80 %" },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_that_says_no_stops_the_delivery_before_any_change(string service, string reason)
    {
        await using var served = await ServedTeam.StartAsync();
        var commit = served.Merge("First");
        switch (service)
        {
            case "Codeship":
                served.Codeship.Builds(commit, "error");
                break;
            case "CircleCI":
                served.CircleCi.Runs(commit).Has("build", "failed").With("test", "failed");
                break;
            case "GitHub":
                served.GitHub.CheckRuns.Add((commit, "test", "completed", "failure", "github-actions"));
                break;
            default:
                served.Codecov.Knows(commit, "complete", 79.5);
                break;
        }

        var ran = Team.Exits(3, await served.RunAsync("deploy", "--branch", "master", "--json"));

        Assert.StartsWith($"UAT is closed: {reason}", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        await AssertUntouchedAsync(served, "UAT", "served-uat");
        Assert.All(ran.Json.GetProperty("services").EnumerateArray(), call => Assert.Equal("gate UAT", call.GetProperty("event").GetString()));

        // It is that gate alone: when it says yes, the same commit arrives.
        served.Passes(commit);
        Team.Exits(0, await served.RunAsync("deploy", "--branch", "master"));
        Assert.Equal(commit, (await served.Team.RunsAsync("served-uat")).Commit);
    }

    [Fact]
    public async Task Tox_and_any_other_test_command_run_on_the_revision_and_a_no_of_either_stops_it_before_any_change()
    {
        await using var served = await ServedTeam.StartAsync();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sh");
        served.Merge("First");
        served.Team.Git.Branch("dev");
        var commit = served.Team.Git.Commit("Feature");
        served.Team.Git.Push("dev");
        Program(served, "tox", FakeTox.Script);
        Program(served, "tests", "#!/bin/sh\ncp report results.xml\n");
        Write(served, "version", "4.23.2");

        Write(served, "ini", "py312 0\nlint 1\n");
        Write(served, "report", Passed);
        (await served.ProcessAsync("deploy", "--branch", "dev")).Exits(3).Says("DEV is closed: tox: lint failed with exit code 1");
        Write(served, "ini", "py312 0\nlint 0\n");
        Write(served, "report", Passed.Replace("<testcase classname=\"C\" name=\"a\"/>", "<testcase classname=\"C\" name=\"a\"><failure/></testcase>"));
        (await served.ProcessAsync("deploy", "--branch", "dev")).Exits(3).Says("1 of 1 tests failed, C.a the first");
        await AssertUntouchedAsync(served, "DEV", "served-dev");

        Write(served, "report", Passed);
        (await served.ProcessAsync("deploy", "--branch", "dev")).Exits(0).Says("tox 4.23.2: py312, lint passed").Says("./tests -q: 1 tests passed");
        Assert.Equal(commit, (await served.Team.RunsAsync("served-dev")).Commit);
        Assert.Equal("-e\npy312,lint\n--result-json\n", string.Concat(File.ReadAllText(Path.Combine(served.Team.Git.Path, "called")).Split('\n')[..3].Select(line => $"{line}\n")));
    }

    private static async Task AssertUntouchedAsync(ServedTeam served, string environment, string app)
    {
        Assert.Empty(served.Team.Writes);
        Assert.Null((await served.Team.RunsAsync(app)).Commit);
        Assert.Empty(await served.Team.FactsAsync<DeliveryBegan>(environment));
        Assert.All(served.Observers, observer => Assert.Empty(observer.Requests));
        Assert.DoesNotContain(served.GitHub.Requests, request => request.Method == "POST");
    }

    private static void Write(ServedTeam served, string name, string text) => File.WriteAllText(Path.Combine(served.Team.Git.Path, name), text);

    private static void Program(ServedTeam served, string name, string script)
    {
        Write(served, name, script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(served.Team.Git.Path, name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
