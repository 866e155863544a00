namespace Deployment.Sdk.EndToEnd.Tests;

/// <summary>What the team's own tool did for config, with the sample: the difference, the apply, and a look at what happened outside.</summary>
public sealed class ConfigTests
{
    [Fact]
    public async Task Config_key_declared_and_missing_on_UAT_is_shown_then_set_and_then_there_is_no_difference()
    {
        using var team = new TheTeamsRepository();

        (await team.Sample.RunAsync("config", "diff", "UAT", "--rehearse", "--detailed-exitcode")).Exits(2)
            .Says("only here").Says("yunojuno.settings").Says("1 same, 1 only here");
        (await team.Sample.RunAsync("config", "apply", "UAT", "--rehearse", "--dry-run")).Exits(0).Says("PATCH /apps/yunojuno-uat/config-vars");
        (await team.Sample.RunAsync("config", "apply", "UAT", "--rehearse")).Exits(0).Says("set DJANGO_SETTINGS_MODULE on yunojuno-uat");

        (await team.Sample.RunAsync("config", "diff", "UAT", "--rehearse", "--detailed-exitcode")).Exits(0).Says("2 same");
    }

    [Fact]
    public async Task LIVE_takes_config_only_with_its_name_and_both_approvals()
    {
        using var team = new TheTeamsRepository();
        string[] apply = ["config", "apply", "LIVE", "--rehearse", "--approve", "sales"];

        (await team.Sample.RunAsync([.. apply, "--approve", "support"])).Exits(3).Says("--confirm yunojuno-live");
        (await team.Sample.RunAsync([.. apply, "--confirm", "yunojuno-live"])).Exits(4).Says("--approve support");
        (await team.Sample.RunAsync([.. apply, "--approve", "support", "--confirm", "yunojuno-live"])).Exits(0);
    }

    [Fact]
    public async Task Config_of_UAT_and_LIVE_side_by_side_shows_what_LIVE_lacks_and_no_secret()
    {
        using var team = new TheTeamsRepository();
        (await team.Sample.RunAsync("config", "apply", "UAT", "--rehearse")).Exits(0);

        var compared = (await team.Sample.RunAsync("config", "diff", "UAT", "--against", "LIVE", "--rehearse")).Exits(0)
            .Says("yunojuno-uat (here), yunojuno-live of LIVE (there)").Says("only here");

        Assert.DoesNotContain("rehearsal-only-not-a-real", compared.Output);
    }

    [Fact]
    public async Task An_audit_says_what_the_plan_declares_and_the_apps_lack()
    {
        using var team = new TheTeamsRepository();

        (await team.Sample.RunAsync("audit", "--rehearse", "--detailed-exitcode")).Exits(2)
            .Says("lacks the declared config vars DJANGO_SETTINGS_MODULE").Says("who can change yunojuno-live");
    }
}
