using System.Collections.Immutable;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Audits;

public sealed class PromotionAuditTests
{
    private static readonly Plan Plan = SamplePlan.Of();

    [Fact]
    public void Equal_ends_of_a_promotion_are_nothing_to_tell() =>
        Assert.Empty(PromotionAudit.Of(Plan, [App(Plan.Promotions[0].From), App(Plan.Promotions[0].To)]));

    [Fact]
    public void A_stack_and_a_buildpack_that_do_not_travel_are_told_of_the_target() =>
        Assert.Equal(
            [
                "yunojuno-live is on stack heroku-22, and yunojuno-uat, whose releases it gets, on heroku-24",
                "yunojuno-live runs what the buildpack Ruby built, and yunojuno-uat, whose releases it gets, what Python did",
            ],
            PromotionAudit.Of(Plan, [App(Plan.Promotions[0].From), App(Plan.Promotions[0].To, "heroku-22", "Ruby")])
                .Select(finding => $"{finding.App} {finding.What}"));

    [Fact]
    public void An_end_that_could_not_be_read_is_told_elsewhere() =>
        Assert.Empty(PromotionAudit.Of(Plan, [App(Plan.Promotions[0].To, "heroku-22")]));

    private static AuditedApp App(EnvironmentDefinition environment, string stack = "heroku-24", string buildpack = "Python")
    {
        var target = new Target(environment, null);
        var state = AppStates.App(target, target.Apps[0].Name, AppStates.A);
        return new AuditedApp(
            target,
            AppStates.Pipeline,
            state with
            {
                App = state.App with { Stack = new Reference { Id = "s", Name = stack } },
                RunningSlug = state.RunningSlug! with { BuildpackProvidedDescription = buildpack },
            },
            new AppConfig(state.Name, ImmutableDictionary<string, string>.Empty, AppAddOns.None),
            [],
            []);
    }
}
