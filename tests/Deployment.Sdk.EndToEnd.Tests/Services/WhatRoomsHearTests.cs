using System.Text.RegularExpressions;
using Deployment.Sdk.EndToEnd.Tests.Acceptance;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>What a team's room hears over a bad day, from the first delivery to the taking back.</summary>
public sealed partial class WhatRoomsHearTests
{
    [Fact]
    public async Task HipChat_and_Teams_hear_in_order_what_began_arrived_waits_failed_was_taken_back_and_is_frozen()
    {
        await using var served = await ServedTeam.StartAsync();
        var first = served.Merge("First");
        Team.Exits(0, await served.RunAsync("deploy", "--branch", "master"));
        Team.Exits(4, await served.RunAsync("promote", "UAT", "LIVE", "--confirm", "served-live"));
        var second = served.Merge("Second");
        Team.Exits(0, await served.RunAsync("deploy", "--branch", "master"));
        var broken = served.Merge("Broken", ("Procfile", "web: run\nrelease: exit 1\n"));
        Team.Exits(1, await served.RunAsync("deploy", "--branch", "master"));
        Team.Exits(0, await served.RunAsync("rollback", "UAT", "--reason", "orders fail"));
        Team.Exits(0, await served.RunAsync("hold", "release", "UAT", "--reason", "repaired"));
        Team.Exits(0, await served.RunAsync("freeze", "UAT", "--reason", "board meeting"));
        Team.Exits(3, await served.RunAsync("deploy", "--branch", "master"));

        Assert.Equal(
            [
                $"UAT: delivering {first[..12]}", $"UAT runs {first[..12]}",
                $"LIVE waits for a yes to {first[..12]}",
                $"UAT: delivering {second[..12]}", $"UAT runs {second[..12]}",
                $"LIVE: the yes to {first[..12]} is void",
                $"UAT: delivering {broken[..12]}", $"UAT: the delivery of {broken[..12]} failed",
                $"UAT: going back to {first[..12]}", $"UAT runs {first[..12]} again: {second[..12]} was taken back",
                "UAT takes no deliveries until somebody ends it",
                $"UAT is frozen and did not get {broken[..12]}",
            ],
            served.HipChat.Said.Select(said => Headline().Match(said.GetProperty("message").GetString()!).Groups[1].Value));
        Assert.Equal(served.HipChat.Said.Count, served.Teams.Cards.Count);
        Assert.Contains("failed at: ", served.HipChat.Said[7].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("board meeting", served.HipChat.Said[^1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("^<(?:b|strong)>(.*?)</")]
    private static partial Regex Headline();
}
