using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Cli.Locks;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What whoever looks is told of freezes, holds, locks and deliveries that wait or were left.</summary>
public sealed class WhatStandsTests
{
    [Fact]
    public async Task Whoever_looks_sees_who_closed_an_environment_and_what_waits_for_it()
    {
        await using var team = await ApprovingTeam.WithAsync(new RequiresApprovalAttribute("qa", "Tested?") { NotRequester = true }, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var request = await team.RequestAsync();
        await team.LiveAsync("freeze", "LIVE", "--reason", "board meeting", "--until", "4h");
        await team.LiveAsync("hold", "set", "LIVE", "--reason", "orders fail");

        var status = await team.LiveAsync("status");
        var json = await team.LiveAsync("status", "--json");
        var planned = await team.LiveAsync("plan", "--to", "LIVE");
        var plannedJson = await team.LiveAsync("plan", "--to", "LIVE", "--json");

        Assert.True(planned.ExitCode == 0, planned.All);
        Assert.All(new[] { status, planned }, ran =>
        {
            Assert.Contains($"LIVE is frozen by {ApprovingTeam.AdasAccount} since ", ran.Output, StringComparison.Ordinal);
            Assert.Contains("Z: board meeting\n", ran.Output, StringComparison.Ordinal);
            Assert.Contains("  try: dotnet run -- unfreeze LIVE --reason TEXT\n", ran.Output, StringComparison.Ordinal);
            Assert.Contains($"LIVE is held against automatic deliveries by {ApprovingTeam.AdasAccount} since ", ran.Output, StringComparison.Ordinal);
            Assert.Matches($"LIVE: the promote of [0-9a-f]{{12}} from UAT waits for approval since .* \\(request {request}\\)", ran.Output);
            Assert.Contains("  try: dotnet run -- approvals LIVE\n", ran.Output, StringComparison.Ordinal);
        });
        Assert.Equal(["LIVE Frozen", "LIVE Held", "LIVE AwaitsApproval"], Kinds(json.Json));
        Assert.Equal(["LIVE Frozen", "LIVE Held", "LIVE AwaitsApproval"], Kinds(plannedJson.Json.GetProperty("deliveries")[0]));

        await team.LiveAsync("hold", "release", "LIVE", "--reason", "they are back");
        await team.GraceAsync("reject", request, "--role", "qa", "--reason", "not today");
        team.Time.Advance(TimeSpan.FromHours(5));

        Assert.Empty(Kinds((await team.LiveAsync("status", "--json")).Json));
    }

    [Fact]
    public async Task A_plan_that_nobody_accepted_is_seen_before_it_is_refused()
    {
        await using var team = await ApprovingTeam.WithAsync(new RequiresApprovalAttribute("qa", "Tested?"));
        await team.LedgerAsync("LIVE", ledger => ledger.AppendAsync(
            new PolicyAccepted(new string('a', 64), null), null, TestContext.Current.CancellationToken));

        var status = await team.LiveAsync("status", "--json");
        var promoted = await team.PromoteAsync("--json");

        var note = Assert.Single(status.Json.GetProperty("standing").EnumerateArray());
        Assert.Equal("PlanNotAccepted", note.GetProperty("kind").GetString());
        Assert.Equal(promoted.Json.GetProperty("message").GetString(), note.GetProperty("message").GetString());
        Assert.Equal(promoted.Json.GetProperty("remedy").GetString(), note.GetProperty("remedy").GetString());
        await team.LiveAsync("policy", "accept", "LIVE");
        Assert.Empty(Kinds((await team.LiveAsync("status", "--json")).Json));
    }

    [Fact]
    public async Task A_delivery_that_was_left_is_told_from_one_that_is_under_way()
    {
        await using var team = await Team.CreateAsync();
        var began = new DeliveryBegan("deploy", new string('1', 40), team.Plan.PolicyDigest, "digest", [], []);
        await team.LeaveAsync("UAT", null, began);
        await team.LeaveAsync("dev-1", new LeaseHolder("other", "grace", "another machine", 7, "promote"), began);
        await team.LeaveAsync("DEV", null, began, new DeliveryEnded("gone", 1, "failed", [new RecordedApp("yunojuno-dev", 1)]) { Rest = ["yunojuno-dev"] });

        var status = await team.Line().RunAsync("status", "--json");

        Assert.Equal(["DEV Incomplete", "UAT Unfinished", "dev-1 Locked"], Kinds(status.Json).Order(StringComparer.Ordinal));
        var said = status.Json.GetProperty("standing").EnumerateArray().Select(note => $"{note.GetProperty("message")} > {note.GetProperty("remedy")}").ToArray();
        Assert.Contains(said, text => text.StartsWith("UAT: the deploy of 111111111111 by run gone began on ", StringComparison.Ordinal) && text.EndsWith(", and its process has gone > dotnet run -- resume", StringComparison.Ordinal));
        Assert.Contains(said, text => text.StartsWith("dev-1 is locked by grace on another machine (promote) since ", StringComparison.Ordinal) && text.EndsWith(" > dotnet run -- lock status dev-1", StringComparison.Ordinal));
        Assert.Contains("DEV: the deploy of 111111111111 by run gone ended with something left to do on yunojuno-dev > dotnet run -- resume", said);
    }

    [Fact]
    public async Task A_rehearsal_names_the_commands_of_a_rehearsal()
    {
        using var team = new RehearsedRepository();
        await team.Line.RunAsync("freeze", "LIVE", "--reason", "demo", "--rehearse");

        var status = await team.Line.RunAsync("status", "--rehearse");

        Assert.True(status.ExitCode == 0, status.All);
        Assert.Contains("  try: dotnet run -- --rehearse unfreeze LIVE --reason TEXT", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_wrote_into_the_ledger_by_hand_does_nothing_to_a_terminal()
    {
        await using var team = await Team.CreateAsync();
        await team.LeaveAsync("UAT", null, new FreezeBegan("\u001b[2Jgone\nLIVE runs v99 \u202e", null));

        var status = await team.Line().RunAsync("status");
        var planned = await team.Line().RunAsync("plan", "--branch", "master");

        Assert.All(new[] { status, planned }, ran =>
        {
            Assert.Contains("UAT is frozen by somebody since ", ran.Output, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', ran.All);
            Assert.DoesNotContain('\u202e', ran.All);
            Assert.DoesNotContain("\nLIVE runs", ran.All, StringComparison.Ordinal);
        });
    }

    private static string[] Kinds(System.Text.Json.JsonElement document) =>
        [.. document.GetProperty("standing").EnumerateArray().Select(note => $"{note.GetProperty("environment")} {note.GetProperty("kind")}")];
}
