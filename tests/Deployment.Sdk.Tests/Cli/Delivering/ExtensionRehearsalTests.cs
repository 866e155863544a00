using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>A step, a gate and an observer from an assembly that is not the library's.</summary>
public sealed class ExtensionRehearsalTests
{
    [Fact]
    public async Task A_step_a_gate_and_an_observer_of_a_team_s_own_run()
    {
        var seen = new List<string>();
        var uat = SamplePlan.Uat(
            new OwnStepAttribute(StepPhase.AfterRelease, (context, _) =>
            {
                seen.Add($"step {context.Environment} {context.App} {context.Commit[..4]} {context.IsRehearsal} {context.WebUrl is not null}");
                context.Report("purging\u001b[2J the cache");
                return Task.FromResult(StepOutcome.Succeeded);
            })
            { Name = "purge" },
            new OwnGateAttribute((context, _) =>
            {
                seen.Add($"gate {context.Environment} {context.Stage} {context.PromotedFrom ?? "-"} {context.IsAsserted("ops")}");
                return Task.FromResult(GateVerdict.Yes("the sky is blue"));
            }));
        using var team = new RehearsedRepository(SamplePlan.Of(uat, more: new OwnObserverAttribute((_, _) => throw new InvalidOperationException())));

        var ran = await team.DeployAsync("master", "--approve", "ops");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(["gate UAT Staging - True", $"step UAT yunojuno-uat {team.First[..4]} True True"], seen);
        Assert.Contains("note: the sky is blue", ran.Output, StringComparison.Ordinal);
        Assert.Contains(@"   | purging\u001b[2J the cache", ran.Output, StringComparison.Ordinal);
        Assert.Contains("note: would tell own observer: UAT: delivering", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_that_says_no_closes_a_deploy_too()
    {
        using var team = new RehearsedRepository(
            SamplePlan.Of(SamplePlan.Uat(new OwnGateAttribute((_, _) => Task.FromResult(GateVerdict.No("it is Friday"))))));

        var ran = await team.DeployAsync("master");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("UAT is closed: it is Friday", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_of_the_target_are_never_printed()
    {
        var uat = SamplePlan.Uat(
            new SecretVarAttribute("DJANGO_SECRET_KEY"),
            new OwnStepAttribute(StepPhase.AfterRelease, (context, _) =>
            {
                context.Report("the key is rehearsal-only-not-a-real-DJANGO_SECRET_KEY");
                return Task.FromResult(StepOutcome.Failed("rehearsal-only-not-a-real-DJANGO_SECRET_KEY did not fit"));
            }));
        using var team = new RehearsedRepository(SamplePlan.Of(uat));

        var ran = await team.DeployAsync("master");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("the key is [redacted]", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("rehearsal-only", ran.All, StringComparison.Ordinal);
    }
}
