using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>Plan files that somebody changed on the way from the one who reviewed them.</summary>
public sealed class HostilePlanFileTests
{
    private static readonly byte[] Key = new byte[32];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_that_was_changed_anywhere_is_no_plan_or_has_another_seal()
    {
        using var folder = new TemporaryFolder();
        var plan = new SavedPlan(
            1, "deploy", "yunojuno", true, "http://127.0.0.1/", new string('d', 64),
            [new SavedDelivery("UAT", "master", null, new string('c', 40), new string('e', 64), [new SavedFact("the newest release", "v1"), new SavedFact("a", "b")], ["one", "two"])]);
        var text = JsonSerializer.Serialize(plan with { Seal = SavedPlans.Seal(plan, Key) }, SavedPlanJson.Default.SavedPlan);

        await Mutation.Of(text).SampleAsync(
            async changed =>
            {
                var file = folder[Guid.NewGuid().ToString("n")];
                await File.WriteAllTextAsync(file, changed, Stop);
                var read = await PlanFile.ReadAsync(folder.Path, file, Stop);

                if (read.Refusal is { } refusal)
                {
                    Assert.Equal(DeliveryOutcome.Usage, refusal.Outcome);
                    return;
                }

                Assert.True(
                    read.Value.Seal != SavedPlans.Seal(read.Value, Key)
                    || JsonSerializer.Serialize(read.Value, SavedPlanJson.Default.SavedPlan) == text);
            },
            iter: Effort.Times(200), threads: 1);
    }

    [Fact]
    public async Task A_changed_plan_delivers_nothing_and_is_told_to_nobody_as_a_command()
    {
        using var team = new RehearsedRepository();
        Assert.Equal(0, (await team.Line.RunAsync("plan", "--branch", "master", "--rehearse", "--out", "plan.json")).ExitCode);
        var file = Path.Combine(team.Git.Path, "plan.json");
        var text = await File.ReadAllTextAsync(file, Stop);

        await Mutation.Of(text).SampleAsync(
            async changed =>
            {
                await File.WriteAllTextAsync(file, changed, Stop);
                var ran = Harmless.Check(await team.Line.RunAsync("deploy", "--rehearse", "--plan", "plan.json"));
                Assert.True(ran.ExitCode is 3 or 6 or 64 || JsonNode.DeepEquals(JsonNode.Parse(changed), JsonNode.Parse(text)), $"{ran.All}\n{changed}");
            },
            iter: Effort.Times(10), threads: 1);
    }
}
