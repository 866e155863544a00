using Deployment.Sdk.Cli;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

/// <summary>Whatever breaks ends with the house's exit code and a line that says so: a stack trace says nothing to whoever reads a CI log.</summary>
public sealed class UnexpectedEndTests
{
    [Theory]
    [InlineData("explain", "feature/login")]
    [InlineData("plan", "--branch", "master", "--rehearse")]
    public async Task A_command_that_breaks_says_so_and_ends_with_an_exit_code(params string[] args)
    {
        using var repository = new RehearsedRepository();
        var ran = await Broken(repository).RunAsync(args);

        Assert.Equal((int)DeliveryOutcome.StateUnknown, ran.ExitCode);
        Assert.Contains("unknown: unexpected InvalidOperationException: the routes are broken", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Deployment.Sdk.", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_it_is_the_one_document()
    {
        using var repository = new RehearsedRepository();
        var ran = await Broken(repository).RunAsync("explain", "feature/login", "--json");

        Assert.Equal("StateUnknown", ran.Json.GetProperty("outcome").GetString());
        Assert.Equal("explain", ran.Json.GetProperty("verb").GetString());
    }

    [Fact]
    public async Task With_verbose_it_says_where_it_comes_from()
    {
        using var repository = new RehearsedRepository();
        var ran = await Broken(repository).RunAsync("explain", "feature/login", "--verbose");

        Assert.Contains("  | at Deployment.Sdk.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_no_check_can_read_ends_alike()
    {
        using var repository = new RehearsedRepository(new Plan("yunojuno") { Routes = [new Route(null!, SamplePlan.Uat())] });
        var ran = await repository.Line.RunAsync("status", "--rehearse");

        Assert.Equal((int)DeliveryOutcome.StateUnknown, ran.ExitCode);
        Assert.StartsWith("unknown: unexpected ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_that_cannot_be_made_end_alike()
    {
        var (output, plan) = (new StringWriter(), SamplePlan.Of());
        var host = new ProgramHost(output, new StringWriter(), false, false, new Dictionary<string, string>(), Path.GetTempPath(), TimeProvider.System);
        var exitCode = await DeliveryProgram.RunAsync(
            new ProgramContext(plan, SamplePlan.Resolver(plan), null, host),
            _ => throw new InvalidOperationException("two commands of one name"),
            ["status"],
            TestContext.Current.CancellationToken);

        Assert.Equal((int)DeliveryOutcome.StateUnknown, exitCode);
        Assert.Contains("unexpected InvalidOperationException: two commands of one name", output.ToString(), StringComparison.Ordinal);
    }

    private static CommandLine Broken(RehearsedRepository repository) =>
        new(SamplePlan.Of(), repository.Git.Path, _ => throw new InvalidOperationException("the routes are broken")) { Rehearsal = repository.Heroku };
}
