using System.Diagnostics;
using Deployment.Sdk.Services.TestCommand;

namespace Deployment.Sdk.Tests.Services.TestCommand;

/// <summary>The gate on a real process.</summary>
public sealed class TestCommandTests : IDisposable
{
    private const string JUnit =
        """
        <testsuites><testsuite name="s" tests="3" failures="0" errors="0" skipped="1">
          <testcase classname="C" name="a"/><testcase classname="C" name="b"><skipped/></testcase><testcase classname="C" name="c"/>
        </testsuite></testsuites>
        """;

    private readonly TestedCheckout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task What_passes_arrives_with_the_number_of_tests_that_ran()
    {
        Assert.Null(await AskAsync(JUnit));

        Assert.Equal("note: ./tests -q \"a b\": 2 tests passed, 1 skipped", _checkout.Bench.Notes.Last());
        Assert.Equal("[-q][a b]\n", _checkout.Read("called"));
    }

    [Theory]
    [InlineData("""<testsuite><testcase classname="C" name="a"><failure message="x"/></testcase><testcase name="b"/></testsuite>""", "1 of 2 tests failed, C.a the first")]
    [InlineData("""<testsuite><testcase name="a"><error/></testcase></testsuite>""", "1 of 1 tests failed, a the first")]
    [InlineData("""<testsuite name="S" errors="1"><testcase name="a"/></testsuite>""", "1 of 1 tests failed, S the first")]
    [InlineData("""<testsuite name="S"><error/><testcase name="a"/></testsuite>""", "1 of 1 tests failed, S the first")]
    [InlineData("""<testsuites/>""", "0 tests ran, and 1 must")]
    [InlineData("""<testsuite><testcase name="a"><skipped/></testcase></testsuite>""", "0 tests ran, and 1 must")]
    [InlineData("""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results><UnitTestResult testName="T.a" outcome="Failed"/><UnitTestResult testName="T.b" outcome="Passed"/></Results></TestRun>""", "1 of 2 tests failed, T.a the first")]
    [InlineData("""<TestRun><Results><UnitTestResult testName="T.a"/></Results></TestRun>""", "1 of 1 tests failed, T.a the first")]
    [InlineData("""<TestRun><Results><UnitTestResult testName="T.a" outcome="NotExecuted"/></Results></TestRun>""", "0 tests ran, and 1 must")]
    [InlineData("""<TestRun><Results><UnitTestResult testName="T.a" outcome="Passed"/></Results><ResultSummary outcome="Failed"/></TestRun>""", "the run as a whole is \"Failed\"")]
    [InlineData("<html/>", "results.xml is no report in JUnit's format or TRX")]
    [InlineData("<testsuite>", "results.xml cannot be read")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><testsuite><testcase name=\"&b;\"/></testsuite>", "results.xml cannot be read")]
    [InlineData("", "results.xml cannot be read")]
    public async Task The_report_is_believed_and_not_the_0(string report, string reason) =>
        Assert.StartsWith($"UAT is closed: ./tests -q \"a b\": {reason}", await AskAsync(report), StringComparison.Ordinal);

    [Fact]
    public async Task A_run_that_passes_in_TRX_arrives() =>
        Assert.Null(await AskAsync(
            """<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results><UnitTestResult testName="T.a" outcome="Passed"/></Results><ResultSummary outcome="Completed"/></TestRun>"""));

    [Fact]
    public async Task Another_exit_code_is_believed_too()
    {
        Assert.EndsWith("ended with exit code 3, though its report knows no failure", await AskAsync(JUnit, exitCode: 3), StringComparison.Ordinal);
        Assert.EndsWith("cannot be read: Root element is missing., and it ended with exit code 3", await AskAsync("", exitCode: 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_an_earlier_run_does_not_speak_for_this_one()
    {
        await File.WriteAllTextAsync(Path.Combine(_checkout.Folder, "results.xml"), JUnit, TestContext.Current.CancellationToken);
        var program = _checkout.Program("tests", "#!/bin/sh\nexit 0\n");

        Assert.Equal("UAT is closed: ./tests: it wrote no report *.xml", await _checkout.AskAsync(Gate(program, "")));
        Assert.Equal(JUnit, _checkout.Read("results.xml"));
    }

    [Fact]
    public async Task Several_reports_are_one_run()
    {
        var program = _checkout.Program("tests", $"#!/bin/sh\nfor f in a b; do cat > $f.xml <<'END'\n{JUnit}\nEND\ndone\n");

        Assert.Null(await _checkout.AskAsync(Gate(program, "", atLeast: 4)));
        Assert.Equal("UAT is closed: ./tests: 4 tests ran, and 5 must", await _checkout.AskAsync(Gate(program, "", atLeast: 5)));
    }

    [Fact]
    public async Task Another_commit_than_the_one_that_arrives_is_not_tested()
    {
        _checkout.CommitMore();

        Assert.Contains("would test something else", await AskAsync(JUnit), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_checkout.Folder, "called")));
    }

    [Fact]
    public async Task What_takes_longer_than_declared_is_ended()
    {
        var program = _checkout.Program("tests", "#!/bin/sh\nexec sleep 1000\n");
        var asking = _checkout.AskAsync(new TestCommandAttribute(program, "", "*.xml") { Folder = _checkout.Folder, Limit = 30 });
        Assert.Equal(TimeSpan.FromSeconds(30), await _checkout.Bench.Time.NextTimerAsync());

        _checkout.Bench.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Contains("was not done after 30 s, and was ended", await asking, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_stops_the_wait_ends_the_command()
    {
        var program = _checkout.Program("tests", "#!/bin/sh\necho $$ > own.tmp\nmv own.tmp own\nexec sleep 1000\n");
        using var stop = new CancellationTokenSource();
        var asking = _checkout.Bench.AskingAsync(Gate(program, ""), "master", stop.Token);
        while (!File.Exists(Path.Combine(_checkout.Folder, "own")))
        {
            await Task.Yield();
        }

        using var command = Process.GetProcessById(int.Parse(_checkout.Read("own"), System.Globalization.CultureInfo.InvariantCulture));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.True(command.WaitForExit(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_mistake_and_a_missing_program_close_the_gate()
    {
        Assert.Contains("cannot be started", await _checkout.AskAsync(Gate("no-such-program", "")), StringComparison.Ordinal);
        Assert.Contains("must be more than 0", await _checkout.AskAsync(Gate("no-such-program", "", atLeast: 0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_runs_nothing()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };

        Assert.Null(await rehearsal.AskAsync(new TestCommandAttribute("dotnet", "test --logger trx", "TestResults/*.trx")));

        Assert.Equal(("dotnet", "dotnet test --logger trx"), (Assert.Single(rehearsal.Calls).Service, rehearsal.Calls[0].Call));
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("  a  b ", new[] { "a", "b" })]
    [InlineData("a \"b c\" d\"e f\"g", new[] { "a", "b c", "de fg" })]
    [InlineData("\"\" $(id) `x` ;", new[] { "", "$(id)", "`x`", ";" })]
    public void Arguments_are_separated_by_blanks_and_read_by_no_shell(string text, string[] words) => Assert.Equal(words, CommandWords.Of(text));

    private Task<string?> AskAsync(string report, int exitCode = 0)
    {
        var program = _checkout.Program(
            "tests", $"#!/bin/sh\nprintf '[%s]' \"$@\" > called; echo >> called\ncat > results.xml <<'END'\n{report}\nEND\nexit {exitCode}\n");
        return _checkout.AskAsync(Gate(program, "-q \"a b\""));
    }

    private TestCommandAttribute Gate(string program, string arguments, int atLeast = 1) =>
        new(program, arguments, "*.xml") { Folder = _checkout.Folder, AtLeast = atLeast };
}
