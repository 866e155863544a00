using System.Text.RegularExpressions;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Cli.Locks;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What people say between the last question of a delivery and its beginning, and while it is under way.</summary>
public sealed class LastMomentTests
{
    private static readonly RequiresApprovalAttribute Sales = new("sales", "Is anyone in the middle of a demo?");

    [Fact]
    public async Task A_freeze_that_comes_right_before_the_first_change_keeps_it_out()
    {
        await using var team = await Team.CreateAsync();

        var ran = await team.Line(new MeddlingLedger(() => team.Line().RunAsync("freeze", "UAT", "--reason", "stop the line"), "delivery-began"))
            .RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("stop the line", ran.Output, StringComparison.Ordinal);
        await HasNotBegunAsync(team);
    }

    [Fact]
    public async Task A_freeze_that_a_delivery_goes_through_by_force_does_not_keep_it_out_twice()
    {
        await using var team = await Team.CreateAsync();
        await team.Line().RunAsync("freeze", "UAT", "--reason", "demo");

        var ran = await team.Line(new MeddlingLedger(() => Task.CompletedTask, "delivery-began"))
            .RunAsync("deploy", "--branch", "master", "--override", "--reason", "incident");

        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task A_no_that_comes_right_before_the_first_change_keeps_it_out()
    {
        await using var team = await Team.CreateAsync(SamplePlan.Of(uat: SamplePlan.Uat(Sales)));
        var request = await ApprovedAsync(team);

        var ran = await team.Line(new MeddlingLedger(
            () => team.Line().RunAsync("reject", request, "--role", "sales", "--reason", "a demo after all"), "delivery-began"))
            .RunAsync("deploy", "--branch", "master", "--request", request);

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("a demo after all", ran.Output, StringComparison.Ordinal);
        await HasNotBegunAsync(team);
    }

    [Fact]
    public async Task A_no_to_what_is_being_delivered_comes_too_late_and_is_told_so()
    {
        await using var team = await Team.CreateAsync(SamplePlan.Of(uat: SamplePlan.Uat(Sales)));
        var request = await ApprovedAsync(team);
        Ran? late = null;

        var ran = await team.Line(new MeddlingLedger(
            async () => late = await team.Line().RunAsync("reject", request, "--role", "sales", "--reason", "a demo after all"), "step-began"))
            .RunAsync("deploy", "--branch", "master", "--request", request);

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.True(late!.ExitCode == 3, late.All);
        Assert.Contains("is being delivered", late.Output, StringComparison.Ordinal);
        Assert.Contains("dotnet run -- rollback UAT", late.Output, StringComparison.Ordinal);
        Assert.Empty((await team.ViewAsync("UAT")).Entries.Select(entry => entry.Fact).OfType<ApprovalRejected>());
    }

    [Fact]
    public async Task A_no_to_what_was_just_asked_once_more_counts_until_the_first_change()
    {
        await using var team = await Team.CreateAsync(SamplePlan.Of(uat: SamplePlan.Uat(Sales)));
        var first = await RequestAsync(team);
        Assert.Equal(0, (await team.Line().RunAsync("reject", first, "--role", "sales", "--reason", "a demo")).ExitCode);

        // Asserted and filed once more; the no comes before the lock is taken.
        var ran = await team.Line(new MeddlingLedger(async () =>
        {
            var second = (await team.ViewAsync("UAT")).Entries.Select(entry => entry.Fact).OfType<ApprovalRequested>().Last().Request;
            Assert.Equal(0, (await team.Line().RunAsync("reject", second, "--role", "sales", "--reason", "still a demo")).ExitCode);
        })).RunAsync("deploy", "--branch", "master", "--ask-again", "--approve", "sales");

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("still a demo", ran.Output, StringComparison.Ordinal);
        await HasNotBegunAsync(team);
    }

    [Fact]
    public async Task Who_freezes_while_something_is_delivered_is_told_that_it_goes_on()
    {
        await using var team = await Team.CreateAsync();
        Ran? frozen = null;

        var ran = await team.Line(new MeddlingLedger(
            async () => frozen = await team.Line().RunAsync("freeze", "UAT", "--reason", "stop the line"), "step-began"))
            .RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.True(frozen!.ExitCode == 0, frozen.All);
        Assert.Contains("began before and goes on", frozen.Output, StringComparison.Ordinal);
    }

    private static async Task<string> RequestAsync(Team team)
    {
        var asked = await team.DeployAsync();
        Assert.True(asked.ExitCode == 4, asked.All);
        return Regex.Match(asked.All, "-- approve ([a-z0-9]+)").Groups[1].Value;
    }

    private static async Task<string> ApprovedAsync(Team team)
    {
        var request = await RequestAsync(team);
        var said = await team.Line().RunAsync("approve", request, "--role", "sales");
        Assert.True(said.ExitCode == 0, said.All);
        return request;
    }

    private static async Task HasNotBegunAsync(Team team)
    {
        var facts = (await team.ViewAsync("UAT")).Entries.Select(entry => entry.Fact).ToArray();
        Assert.Empty(facts.OfType<DeliveryBegan>());
        Assert.Empty(facts.OfType<WriteBegan>());
    }
}
