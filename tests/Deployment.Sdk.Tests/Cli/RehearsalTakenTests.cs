using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

/// <summary>What a rehearsal needs of the machine, and cannot have.</summary>
public sealed class RehearsalTakenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Another_rehearsal_on_the_state_is_busy_and_says_how_to_go_beside_it_or_to_talk_to_it()
    {
        await using var other = await HerokuEmulator.StartAsync(
            new RehearsalOptions(SamplePlan.Of(), _folder["state"]), cancellationToken: TestContext.Current.CancellationToken);

        var ran = await Line(_folder["state"]).RunAsync("status", "--rehearse");

        Assert.Equal(5, ran.ExitCode);
        Assert.StartsWith($"busy: Another rehearsal uses the state folder '{_folder["state"]}'.", ran.Output, StringComparison.Ordinal);
        Assert.Contains("DEPLOYMENT_REHEARSAL_FOLDER=FOLDER", ran.Output, StringComparison.Ordinal);
        Assert.Contains("HEROKU_API_URL", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_with_1_and_another_one_is_asked_for()
    {
        await using var other = await HerokuEmulator.StartAsync(SamplePlan.Of(), cancellationToken: TestContext.Current.CancellationToken);

        var ran = await Line(_folder["state"]).RunAsync("emulate", "--port", $"{other.Api.Port}");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains($"cannot listen at 127.0.0.1:{other.Api.Port}", ran.Output, StringComparison.Ordinal);
        Assert.Contains("try: take another --port", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_written_is_named_and_has_a_remedy()
    {
        Directory.CreateDirectory(_folder["state/token"]);

        var ran = await Line(_folder["state"]).RunAsync("emulate");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains(_folder["state/token"], ran.Output, StringComparison.Ordinal);
        Assert.Contains("try: let this user read and write what the message names", ran.Output, StringComparison.Ordinal);
    }

    private CommandLine Line(string state)
    {
        var line = new CommandLine(SamplePlan.Of(), _folder.Path)
        {
            Rehearsal = HerokuEmulator.RehearsalWith(new EmulatorSettings { LockPatience = TimeSpan.Zero }),
        };
        line.Environment["DEPLOYMENT_REHEARSAL_FOLDER"] = state;
        return line;
    }
}
