using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>A rehearsal needs no token, and says which one the run that it stands for would lack.</summary>
public sealed class RealRunTests
{
    private const string WouldEnd = "note: without --rehearse this would end with 77 here: ";

    private static readonly string[] Yes = ["--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live"];

    [Fact]
    public async Task The_general_token_promotes_to_production_in_a_rehearsal_alone_and_the_rehearsal_says_so()
    {
        using var team = new RehearsedRepository();
        team.Line.Environment["HEROKU_API_KEY"] = "general-token-1234";

        var deployed = await team.DeployAsync("master");
        var planned = await team.Line.RunAsync("plan", "--to", "LIVE", "--rehearse");
        var promoted = await team.PromoteAsync(Yes);
        var configured = await team.Line.RunAsync(["config", "apply", "LIVE", "--rehearse", .. Yes]);

        Assert.True(deployed.ExitCode == 0, deployed.All);
        Assert.DoesNotContain(WouldEnd, deployed.All, StringComparison.Ordinal);
        foreach (var ran in new[] { planned, promoted })
        {
            Assert.True(ran.ExitCode == 0, ran.All);
            Assert.Single(
                ran.All.Split('\n'),
                line => line.Contains($"{WouldEnd}No Heroku token for LIVE: set HEROKU_API_KEY_LIVE. HEROKU_API_KEY does not count where production is touched.", StringComparison.Ordinal));
            Assert.DoesNotContain("general-token-1234", ran.All, StringComparison.Ordinal);
        }

        Assert.Equal(0, configured.ExitCode);
    }

    [Fact]
    public async Task One_token_for_production_and_below_is_told_as_well()
    {
        using var team = new RehearsedRepository();
        team.Line.Environment["HEROKU_API_KEY_UAT"] = "shared-token-1234";
        team.Line.Environment["HEROKU_API_KEY_LIVE"] = "shared-token-1234";

        var ran = await team.DeployAsync("master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains($"{WouldEnd}UAT has the same Heroku token as LIVE", ran.All, StringComparison.Ordinal);
        Assert.DoesNotContain("shared-token-1234", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_every_token_in_place_and_where_nothing_would_be_changed_nothing_is_said()
    {
        using var team = new RehearsedRepository();
        var status = await team.Line.RunAsync("status", "--rehearse");
        team.Line.Environment["HEROKU_API_KEY_UAT"] = "uat-token-1234";
        team.Line.Environment["HEROKU_API_KEY_LIVE"] = "live-token-1234";
        await team.DeployAsync("master");

        var ran = await team.PromoteAsync(Yes);

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.DoesNotContain(WouldEnd, ran.All + status.All, StringComparison.Ordinal);
    }
}
