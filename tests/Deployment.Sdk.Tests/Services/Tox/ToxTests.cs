namespace Deployment.Sdk.Tests.Services.Tox;

/// <summary>The gate on a real process.</summary>
public sealed class ToxTests : IDisposable
{
    private readonly TestedCheckout _checkout = new();

    public static TheoryData<string> Versions => ["3.28.0", "4.23.2"];

    public void Dispose() => _checkout.Dispose();

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_passes_arrives_and_it_is_said_what_ran(string version)
    {
        Assert.Null(await AskAsync(version, "py312,lint", "py312 0\nlint 0\n"));

        Assert.Equal(["note: running tox -e py312,lint, for 1800 s at most", $"note: tox {version}: py312, lint passed"], _checkout.Bench.Notes);
        Assert.StartsWith("-e\npy312,lint\n--result-json\n", _checkout.Read("called"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.28.0", "py312 5\n", "py312", "py312 failed with exit code 5: pytest -q")]
    [InlineData("4.23.2", "py312 5\n", "py312", "py312 failed with exit code 5: pytest -q")]
    [InlineData("3.28.0", "py312 0\nlint 3\n", "py312,lint", "lint failed with exit code 3: pytest -q")]
    [InlineData("4.23.2", "py312 1\nlint 3\n", "py312,lint", "py312 failed with exit code 1: pytest -q; lint failed with exit code 3: pytest -q")]
    public async Task What_fails_does_not_and_each_environment_is_named(string version, string ini, string environments, string reason)
    {
        Assert.Equal($"UAT is closed: tox: {reason}", await AskAsync(version, environments, ini));
        Assert.Contains("note: tox | py312: commands[0]> pytest -q", _checkout.Bench.Notes);
    }

    [Theory]
    [InlineData("3.28.0", "ran no command")]
    [InlineData("4.23.2", "was skipped")]
    public async Task An_environment_without_its_interpreter_is_no_proof_though_tox_says_0(string version, string reason) =>
        Assert.Equal($"UAT is closed: tox: py27 {reason}", await AskAsync(version, "py312,py27", "py312 0\npy27 missing\n"));

    [Theory]
    [InlineData("3.28.0", "it ended with exit code 1, and wrote no report")]
    [InlineData("4.23.2", "it could not begin: an environment that tox.ini does not have, a mistake in tox.ini, or it was interrupted, and wrote no report")]
    public async Task An_environment_that_tox_ini_has_not_is_refused(string version, string reason) =>
        Assert.Equal($"UAT is closed: tox: {reason}", await AskAsync(version, "py312,typo", "py312 0\n"));

    [Theory]
    [InlineData("""{"toxversion":"4.1","testenvs":{"a":{"result":{"success":true,"exit_code":0},"test":[{"retcode":1}]},"b":{"result":{"success":true,"exit_code":0},"test":[{"retcode":0}]}}}""", null)]
    [InlineData("""{"toxversion":"4.1","testenvs":{"a":{"result":{"success":true,"exit_code":0},"test":[{"retcode":0}]}}}""", "b was not run")]
    [InlineData("""{"toxversion":"4.1","testenvs":{"a":{"result":{"success":true,"exit_code":0},"test":[]},"b":{"result":{"success":true,"exit_code":0}}}}""", "a ran no command; b ran no command")]
    [InlineData("""{"toxversion":"3.28","testenvs":{"a":{"test":[{"retcode":0},{"retcode":null}]},"b":{"test":[{"retcode":0}]}}}""", "a failed with exit code 1")]
    [InlineData("""{"toxversion":"4.1","testenvs":{}}""", "a was not run; b was not run")]
    [InlineData("""{"toxversion":"4.1"}""", "its report cannot be read")]
    [InlineData("""{"toxversion":"4.1","testenvs":[]}""", "its report cannot be read")]
    [InlineData("""{"toxversion":"4.1","testenvs":{"a":{"result":{"success":"yes"}}}}""", "its report cannot be read")]
    [InlineData("{", "its report cannot be read")]
    [InlineData("", "its report cannot be read")]
    public async Task The_report_is_believed_and_not_the_0(string report, string? reason)
    {
        var program = _checkout.Program("tox", $"#!/bin/sh\ncat > \"$4\" <<'END'\n{report}\nEND\n");

        var refused = await _checkout.AskAsync(new ToxAttribute("a,b") { Folder = _checkout.Folder, Executable = program });

        if (reason is null)
        {
            Assert.Null(refused);
        }
        else
        {
            Assert.StartsWith($"UAT is closed: tox: {reason}", refused, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ALL_is_every_environment_of_tox_ini_and_none_of_that_name()
    {
        var program = _checkout.Program(
            "tox", """
            #!/bin/sh
            echo '{"toxversion":"4.1","testenvs":{"py312":{"result":{"success":true,"exit_code":0},"test":[{"retcode":0}]}}}' > "$4"
            """);

        Assert.Null(await _checkout.AskAsync(new ToxAttribute("ALL") { Folder = _checkout.Folder, Executable = program }));
        Assert.Contains("note: tox 4.1: py312 passed", _checkout.Bench.Notes);
    }

    [Fact]
    public async Task A_report_without_a_failure_does_not_outweigh_the_exit_code()
    {
        var program = _checkout.Program(
            "tox", """
            #!/bin/sh
            echo '{"toxversion":"4.1","testenvs":{"a":{"result":{"success":true,"exit_code":0},"test":[{"retcode":0}]}}}' > "$4"
            exit 9
            """);

        Assert.Equal(
            "UAT is closed: tox: it ended with exit code 9",
            await _checkout.AskAsync(new ToxAttribute("a") { Folder = _checkout.Folder, Executable = program }));
    }

    [Fact]
    public async Task Tests_get_no_token_of_Heroku_and_the_report_in_UTF_8()
    {
        await AskAsync("4.23.2", "py312", "py312 0\n");

        var environment = _checkout.Read("environment").Split('\n');
        Assert.Contains("PYTHONUTF8=1", environment);
        Assert.Contains("NO_COLOR=1", environment);
        Assert.DoesNotContain(environment, line => line.StartsWith("HEROKU_API_KEY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_commit_than_the_one_that_arrives_is_not_tested()
    {
        var head = _checkout.CommitMore();

        var refused = await AskAsync("4.23.2", "py312", "py312 0\n");

        Assert.Equal($"UAT is closed: tox would test something else: {head[..12]} is checked out, not {_checkout.Commit[..12]}: check out what is to be delivered", refused);
        Assert.False(File.Exists(Path.Combine(_checkout.Folder, "called")));
    }

    [Fact]
    public async Task Files_that_differ_from_the_commit_are_not_tested_for_it()
    {
        _checkout.Change();

        Assert.Contains("files differ from what", await AskAsync("4.23.2", "py312", "py312 0\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_tox_is_not_installed_the_gate_is_closed_and_says_what_helps() =>
        Assert.Contains(
            "install it, or put it on PATH",
            await _checkout.AskAsync(new ToxAttribute("py312") { Folder = _checkout.Folder, Executable = "no-such-tox" }),
            StringComparison.Ordinal);

    [Fact]
    public async Task What_takes_longer_than_declared_is_ended_with_all_that_it_started()
    {
        var program = _checkout.Program("tox", "#!/bin/sh\nsleep 1000 &\necho $! > child.tmp\nmv child.tmp child\nwait\n");
        var asking = _checkout.AskAsync(new ToxAttribute("py312") { Folder = _checkout.Folder, Executable = program, Limit = 60 });
        Assert.Equal(TimeSpan.FromSeconds(60), await _checkout.Bench.Time.NextTimerAsync());
        while (!File.Exists(Path.Combine(_checkout.Folder, "child")))
        {
            await Task.Yield();
        }

        _checkout.Bench.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Contains("was not done after 60 s, and was ended", await asking, StringComparison.Ordinal);
        await GoneAsync(int.Parse(_checkout.Read("child"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_person_who_stops_the_wait_ends_tox_with_all_that_it_started()
    {
        var program = _checkout.Program("tox", "#!/bin/sh\nsleep 1000 &\necho $! > child.tmp\nmv child.tmp child\nwait\n");
        using var stop = new CancellationTokenSource();
        var asking = _checkout.Bench.AskingAsync(new ToxAttribute("py312") { Folder = _checkout.Folder, Executable = program }, "master", stop.Token);
        while (!File.Exists(Path.Combine(_checkout.Folder, "child")))
        {
            await Task.Yield();
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await GoneAsync(int.Parse(_checkout.Read("child"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,,b")]
    [InlineData("-x")]
    [InlineData("a,--notest")]
    [InlineData("a\nb")]
    public async Task An_environment_without_a_name_is_a_mistake_and_nothing_runs(string environments) =>
        Assert.Contains("tox is given an environment without a name", await AskAsync("4.23.2", environments, "a 0\n"), StringComparison.Ordinal);

    [Fact]
    public async Task A_rehearsal_needs_no_tox()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };

        Assert.Null(await rehearsal.AskAsync(new ToxAttribute("py312,lint") { Executable = "no-such-tox" }));

        Assert.Equal(["note: rehearsed: tox: py312,lint"], rehearsal.Notes);
        var call = Assert.Single(rehearsal.Calls);
        Assert.Equal(("tox", "gate UAT", "tox -e py312,lint --result-json FILE", "rehearsed"), (call.Service, call.Event, call.Call, call.Outcome));
    }

    // Its parent was ended before it, so the system takes a moment to clear it away.
    private static async Task GoneAsync(int process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (IsAlive(process) && !limit.IsCancellationRequested)
        {
            await Task.Yield();
        }

        Assert.False(IsAlive(process));
    }

    private static bool IsAlive(int process)
    {
        var state = $"/proc/{process}/stat";
        return File.Exists(state) && !File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal);
    }

    private Task<string?> AskAsync(string version, string environments, string ini)
    {
        var program = _checkout.Program("tox", FakeTox.Script);
        File.WriteAllText(Path.Combine(_checkout.Folder, "version"), version);
        File.WriteAllText(Path.Combine(_checkout.Folder, "ini"), ini);
        return _checkout.AskAsync(new ToxAttribute(environments) { Folder = _checkout.Folder, Executable = program });
    }
}
