using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Cli.Locks;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>A build of a pull request runs code that nobody reviewed: it changes nothing, whatever the verb and whatever was left.</summary>
public sealed class PullRequestTests
{
    private static readonly (string Name, string Value)[] Build =
    [
        ("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_NAME", "pull_request_target"), ("GITHUB_REF", "refs/heads/master"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changes =>
    [
        "deploy",
        "promote UAT LIVE --approve sales --approve support --confirm yunojuno-live",
        "rollback LIVE --confirm yunojuno-live",
        "resume",
        "resume gone --abandon reason",
        "config apply LIVE --approve sales --approve support --confirm yunojuno-live",
        "lock acquire LIVE --reason reason",
        "lock release LIVE --confirm LIVE",
        "freeze LIVE --reason reason",
        "unfreeze LIVE --reason reason",
        "hold set LIVE --reason reason",
        "hold release LIVE --reason reason",
        "policy accept LIVE",
        "approve bcdfgh --role sales",
        "reject bcdfgh --role sales --reason reason",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task It_takes_up_no_delivery_that_was_left_and_writes_nothing_down(string command)
    {
        await using var team = await Team.CreateAsync();
        await LeaveAsync(team);
        var before = (await team.ViewAsync("LIVE")).Version;

        var ran = await team.Line(new FailingLedger(_ => false), Build).RunAsync(command.Split(' '));

        Refuses(ran);
        Assert.Equal(before, (await team.ViewAsync("LIVE")).Version);
        Assert.Empty((await team.ViewAsync("UAT")).Entries);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task It_is_refused_before_any_token_is_read(string command)
    {
        await using var team = await Team.CreateAsync();
        await LeaveAsync(team);
        var line = team.Line(new FailingLedger(_ => false), Build);
        line.Environment.Remove("HEROKU_API_KEY");
        line.Environment.Remove("HEROKU_API_KEY_LIVE");

        // No token is set: were one looked for, this would end as 77.
        Refuses(await line.RunAsync(command.Split(' ')));
    }

    private static void Refuses(Ran ran)
    {
        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("pull_request_target", ran.Output, StringComparison.Ordinal);
    }

    /// <summary>What a process that promoted to LIVE leaves when it dies before its first change.</summary>
    private static async Task LeaveAsync(Team team)
    {
        await using var store = await SqliteLedger.OpenAsync(team.LedgerFile, TimeProvider.System, Token);
        using var ledger = new EnvironmentLedger(store, "yunojuno/LIVE", new LedgerOrigin("gone", team.Heroku.Api, "another machine", "1"));
        await ledger.AppendAsync(
            new DeliveryBegan(
                DeliveryVerb.Promote,
                team.Git.Head,
                team.Plan.PolicyDigest,
                "plan",
                [new RecordedApp("yunojuno-live", 1)],
                [new RecordedStep.Maintenance("yunojuno-live", "switch maintenance on", true)]) { From = "UAT" },
            null,
            Token);
    }
}
