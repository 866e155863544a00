using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Gates;

public sealed class ConfirmationTests
{
    private static readonly EnvironmentDefinition TwoApps =
        SamplePlan.Environment("LIVE", Stage.Production, new HerokuAppAttribute("web"), new HerokuAppAttribute("jobs"));

    [Fact]
    public async Task Below_production_nobody_has_to_name_the_app() => Assert.Null(await AskAsync(SamplePlan.Uat(), new Person()));

    [Fact]
    public async Task The_name_of_each_app_confirms()
    {
        Assert.Null(await AskAsync(SamplePlan.Live(), new Person(), "yunojuno-live"));
        Assert.Null(await AskAsync(TwoApps, new Person(), "jobs", "web"));
    }

    [Theory]
    [InlineData("yunojuno-uat")]
    [InlineData("YUNOJUNO-LIVE")]
    [InlineData("")]
    public async Task Another_name_is_refused_and_never_asked_about(string name)
    {
        var refusal = await AskAsync(SamplePlan.Live(), new Person("yunojuno-live"), name);

        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.Contains("does not match", refusal?.Reason, StringComparison.Ordinal);
        Assert.Contains("--confirm yunojuno-live", refusal?.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_it_fails_and_says_what_to_repeat()
    {
        var refusal = await AskAsync(TwoApps, null, "web");

        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.Contains("nobody confirmed the change of jobs", refusal?.Reason, StringComparison.Ordinal);
        Assert.Contains("--confirm web --confirm jobs", refusal?.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_said_beforehand_is_typed()
    {
        Assert.Null(await AskAsync(TwoApps, new Person(" jobs "), "web"));
        Assert.Contains("\"yes\" does not match jobs", (await AskAsync(TwoApps, new Person("yes"), "web"))?.Reason, StringComparison.Ordinal);
    }

    private static Task<Refusal?> AskAsync(EnvironmentDefinition environment, Person? person, params string[] confirmations) =>
        Confirmation.AskAsync(
            new Target(environment, null), new Consent([], [.. confirmations]), person is null ? Nobody.Instance : person, TestContext.Current.CancellationToken);

    private sealed class Person(params string[] types) : IPerson
    {
        private readonly Queue<string> _types = new(types);

        public Task<bool?> ApprovesAsync(string role, string question, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> TypesAsync(string prompt, CancellationToken cancellationToken) => Task.FromResult<string?>(_types.Dequeue());
    }
}
