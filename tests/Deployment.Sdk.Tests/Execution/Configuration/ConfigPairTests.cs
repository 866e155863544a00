using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Configuration;

public sealed class ConfigPairTests
{
    [Fact]
    public void Apps_are_held_against_those_of_the_same_folder()
    {
        var uat = Of("UAT", ("uat-web", "web"), ("uat-api", "api"));
        var live = Of("LIVE", ("live-api", "api"), ("live-api-2", "api"), ("live-web", "web"));

        Assert.Equal(
            ["uat-web live-web", "uat-api live-api", "uat-api live-api-2"],
            ConfigPair.Between(uat, live).Value.Select(pair => $"{pair.App.Name} {pair.Other?.Name}"));
    }

    [Fact]
    public void A_folder_that_the_other_does_not_run_is_named()
    {
        var refusal = ConfigPair.Between(Of("UAT", ("uat-api", "api")), Of("LIVE", ("live", null))).Refusal!;

        Assert.Equal((DeliveryOutcome.Usage, "LIVE has no app for the folder api that uat-api of UAT runs"), (refusal.Outcome, refusal.Reason));
    }

    private static Target Of(string name, params (string Name, string? Path)[] apps) => new(
        SamplePlan.Environment(name, Stage.Staging, [.. apps.Select(app => (Attribute)new HerokuAppAttribute(app.Name) { Path = app.Path })]), null);
}
