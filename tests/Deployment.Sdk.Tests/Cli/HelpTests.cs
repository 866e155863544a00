using System.CommandLine;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

public sealed class HelpTests : IDisposable
{
    /// <summary>What <c>dotnet run</c> and the SDK's own driver take for themselves, in any spelling.</summary>
    private static readonly string[] OfDotnetRun =
    [
        "-a", "--arch", "--artifacts-path", "-bl", "-c", "--configuration", "--disable-build-servers", "-d", "--diagnostics", "-e", "--environment",
        "-f", "--file", "--force", "--framework", "--interactive", "--launch-profile", "-lp", "--no-build", "--no-cache", "--no-dependencies",
        "--no-launch-profile", "--no-restore", "--no-self-contained", "--os", "-p", "--project", "--property", "-r", "--runtime", "-s", "--sc",
        "--self-contained", "--source", "--tl", "--ucr", "--use-current-runtime", "-v", "--verbosity",
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Verbs =>
    [
        "plan", "explain", "deploy", "promote", "rollback", "resume", "lock", "status", "logs", "approve", "reject", "approvals", "freeze", "unfreeze", "hold", "policy", "config", "audit", "history", "ledger", "graph", "matrix", "ci", "import", "emulate", "contract",
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_of_a_verb_opens_nothing(string verb)
    {
        var ran = await new CommandLine(SamplePlan.Of(), "/nowhere/at/all") { Rehearsal = new NoRehearsal() }.RunAsync(verb, "--rehearse", "--help");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(verb, ran.Output, StringComparison.Ordinal);
        Assert.Contains("--rehearse", ran.Output, StringComparison.Ordinal);
        Assert.Contains("--json", ran.Output, StringComparison.Ordinal);
        Assert.Empty(ran.Error);
    }

    [Fact]
    public async Task Help_lists_every_verb()
    {
        var ran = await new CommandLine(SamplePlan.Of(), _folder.Path).RunAsync("--help");

        Assert.Equal(0, ran.ExitCode);
        Assert.All(Verbs, verb => Assert.Contains(verb.Data, ran.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_shows_which_arguments_may_be_left_out()
    {
        var line = new CommandLine(SamplePlan.Of(), _folder.Path);

        var listed = await line.RunAsync("--help");

        Assert.Contains("  rollback <ENVIRONMENT> [vN] ", listed.Output, StringComparison.Ordinal);
        Assert.Contains("  resume [RUN] ", listed.Output, StringComparison.Ordinal);
        Assert.Contains("  promote <FROM> <TO> ", listed.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await line.RunAsync("promote", "--help")).ExitCode);
    }

    [Fact]
    public async Task The_version_is_that_of_the_program_and_below_it_that_of_the_package()
    {
        var ran = await new CommandLine(SamplePlan.Of(), _folder.Path).RunAsync("--version");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(2, ran.Output.TrimEnd().Split('\n').Length);
        Assert.EndsWith($"\nDeployment.Sdk {DeliveryTelemetry.Version}\n", ran.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_option_is_one_that_dotnet_run_takes_for_itself()
    {
        var root = CommandTree.Build(new ProgramContext(SamplePlan.Of(), _ => default, null, ProgramHost.Process()));
        string[] names = [.. Commands(root).SelectMany(command => command.Options).SelectMany(option => option.Aliases.Append(option.Name)).Distinct()];

        Assert.Contains("--rehearse", names);
        Assert.Contains("--branch", names);
        Assert.Contains("--scenario", names);
        Assert.Contains("--scenario-file", names);
        Assert.Contains("--scenarios", names);
        Assert.Empty(names.Intersect(OfDotnetRun));
    }

    [Fact]
    public void Every_verb_and_option_says_what_it_does()
    {
        var root = CommandTree.Build(new ProgramContext(SamplePlan.Of(), _ => default, null, ProgramHost.Process()));

        Assert.All(Commands(root), command => Assert.False(string.IsNullOrWhiteSpace(command.Description), command.Name));
        Assert.All(
            Commands(root).SelectMany(command => command.Options), option => Assert.False(string.IsNullOrWhiteSpace(option.Description), option.Name));
    }

    private static IEnumerable<Command> Commands(Command command) => command.Subcommands.SelectMany(Commands).Prepend(command);
}
