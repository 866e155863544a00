using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("fly")]
    [InlineData("promote")]
    [InlineData("promote UAT")]
    [InlineData("deploy --no-such-option")]
    [InlineData("deploy master")]
    [InlineData("deploy --branch")]
    [InlineData("audit UAT")]
    [InlineData("emulate --port 65536")]
    [InlineData("emulate --port -1")]
    [InlineData("emulate --port many")]
    public async Task What_cannot_be_understood_exits_64_on_stderr_alone(string line)
    {
        var ran = await RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(64, ran.ExitCode);
        Assert.Empty(ran.Output);
        var verb = line.Split(' ')[0] is "" or "fly" ? "" : $"{line.Split(' ')[0]} ";
        Assert.EndsWith($"see: dotnet run -- {verb}--help\n", ran.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config", "config")]
    [InlineData("config fly", "config")]
    [InlineData("config apply", "config apply")]
    [InlineData("config diff --against LIVE", "config diff")]
    public async Task Of_a_verb_of_two_words_both_are_named(string line, string verb)
    {
        var ran = await RunAsync(line.Split(' '));

        Assert.Equal(64, ran.ExitCode);
        Assert.EndsWith($"see: dotnet run -- {verb} --help\n", ran.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_it_is_still_one_document()
    {
        var ran = await RunAsync("promote", "UAT", "--json");

        Assert.Equal(64, ran.ExitCode);
        Assert.Equal(64, ran.Json.GetProperty("exitCode").GetInt32());
        Assert.Equal("promote", ran.Json.GetProperty("verb").GetString());
        Assert.Contains("promote: TO is missing", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(ran.Error);
    }

    [Theory]
    [InlineData("promote", "promote: FROM and TO are missing")]
    [InlineData("import", "import: FILE is missing")]
    [InlineData("ci foo", "Argument 'foo' not recognized. Must be one of: 'bitbucket', 'github'")]
    [InlineData("emulate --port many", "--port takes 0 to 65535, not many")]
    [InlineData("plan --from UAT", "--from says where a promotion comes from: it goes with --to ENVIRONMENT")]
    [InlineData("plan --to LIVE --branch master", "--to plans a promotion, which takes what runs, and --branch is for a deploy: leave one of the two out")]
    [InlineData("rollback UAT --list v3", "--list shows every version, and v3 is one to go back to: leave one of the two out")]
    [InlineData("rollback UAT --list --with-config", "--list changes nothing, and --with-config is for going back: leave one of the two out")]
    public async Task What_is_wrong_is_said_once_in_one_line_and_by_its_name(string line, string said)
    {
        var ran = await RunAsync(line.Split(' '));

        Assert.Equal(64, ran.ExitCode);
        Assert.StartsWith(said, ran.Error, StringComparison.Ordinal);
        Assert.Equal(2, ran.Error.TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData("deploy --plan FILE", "the plan file FILE does not exist")]
    [InlineData("deploy --push FILE", "--push: FILE does not exist")]
    [InlineData("matrix --against FILE", "FILE does not exist")]
    [InlineData("import FILE", "FILE does not exist")]
    [InlineData("matrix --against .", ". is a folder")]
    public async Task A_file_that_cannot_be_read_is_named_with_the_cause_in_words(string line, string said)
    {
        var ran = await RunAsync(line.Split(' '));

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains($"refused: {said}\n  try: name ", ran.All.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", "--rehearse")]
    [InlineData("deploy", "--rehearse", "--branch", "master")]
    [InlineData("emulate")]
    public async Task A_rehearsal_without_the_emulator_names_its_package(params string[] args)
    {
        var ran = await new CommandLine(SamplePlan.Of(), _folder.Path) { Rehearsal = null }.RunAsync(args);

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("dotnet add package Deployment.Sdk.Emulator --prerelease", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_a_repository_a_deploy_says_where_to_run_it()
    {
        var ran = await RunAsync("deploy", "--branch", "master", "--json");

        Assert.Equal(64, ran.ExitCode);
        Assert.Equal("there is no git repository here", ran.Json.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_branch_that_begins_with_an_at_sign_is_no_file_of_arguments()
    {
        await File.WriteAllTextAsync(_folder["secret"], "graph", TestContext.Current.CancellationToken);

        var ran = await RunAsync("explain", "@" + _folder["secret"]);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains($"takes the branch @{_folder["secret"]}", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_expected_ends_as_unknown_in_one_document()
    {
        var ran = await RunAsync("status", "--rehearse", "--json");

        Assert.Equal(8, ran.ExitCode);
        Assert.Equal("StateUnknown", ran.Json.GetProperty("outcome").GetString());
        Assert.DoesNotContain("   at ", ran.All, StringComparison.Ordinal);

        var verbose = await RunAsync("status", "--rehearse", "--json", "--verbose");
        Assert.Equal(8, verbose.Json.GetProperty("exitCode").GetInt32());
        Assert.Contains("  | at Deployment.Sdk", verbose.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_before_anything_was_opened_exits_130()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var ran = await new CommandLine(SamplePlan.Of(), _folder.Path).RunAsync(stop.Token, "status", "--json");

        Assert.Equal(130, ran.ExitCode);
        Assert.Equal("Interrupted", ran.Json.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("deploy")]
    [InlineData("status")]
    public async Task An_unsound_plan_runs_no_verb(string verb)
    {
        var uat = SamplePlan.Uat();
        var plan = new Deployment.Sdk.Plans.Plan("shop")
        {
            Routes = [new("feature/*", uat)], Promotions = [new(uat, SamplePlan.Live())],
        };

        var ran = await new CommandLine(plan, _folder.Path) { Rehearsal = new NoRehearsal() }.RunAsync(verb, "--rehearse", "--json");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("DPL1001", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private Task<Ran> RunAsync(params string[] args) =>
        new CommandLine(SamplePlan.Of(), _folder.Path) { Rehearsal = new NoRehearsal() }.RunAsync(args);
}
