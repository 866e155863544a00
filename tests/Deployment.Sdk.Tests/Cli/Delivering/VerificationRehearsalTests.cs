using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What did not pass its verification does not pass by being tried again, nor by being promoted.</summary>
public sealed class VerificationRehearsalTests
{
    private static readonly string[] Yes = ["--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live"];

    [Fact]
    public async Task A_repeated_deploy_verifies_what_already_runs()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");

        var again = await team.DeployAsync("master");

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("nothing to do: UAT already runs", again.Output, StringComparison.Ordinal);
        Assert.Contains("answered 200", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_smoke_test_stays_red_when_the_build_is_run_again()
    {
        using var team = Unhealthy();

        var first = await team.DeployAsync("master");
        var again = await team.DeployAsync("master");

        Assert.Equal(1, first.ExitCode);
        Assert.Equal(1, again.ExitCode);
        Assert.DoesNotContain("build", again.Output, StringComparison.Ordinal);
        Assert.Contains("answered 200, expected 418", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_UAT_does_not_pass_is_not_promoted()
    {
        using var team = Unhealthy();
        await team.DeployAsync("master");
        var before = await team.StatusAsync();

        var promoted = await team.PromoteAsync(Yes);

        Assert.Equal(3, promoted.ExitCode);
        Assert.Contains("UAT does not pass its own verification", promoted.Output, StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());
    }

    [Fact]
    public async Task A_role_that_nothing_asks_for_is_named()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");

        var promoted = await team.PromoteAsync([.. Yes, "--approve", "suport"]);

        Assert.Equal(0, promoted.ExitCode);
        Assert.Contains("--approve suport: nothing that guards LIVE asks for that role", promoted.Output, StringComparison.Ordinal);
    }

    private static RehearsedRepository Unhealthy() => new(SamplePlan.Of(SamplePlan.Environment(
        "UAT",
        Stage.Staging,
        new HerokuAppAttribute("yunojuno-uat"),
        new SmokeTestAttribute("/health") { ExpectStatus = 418, Attempts = 1 })));
}
