using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Planning;

public sealed class PreflightTests
{
    [Fact]
    public void An_app_in_its_place_passes() => Assert.Null(Preflight.Check(AppStates.Of(SamplePlan.Uat(), commit: AppStates.A)));

    public static TheoryData<string, int, string, string?> Refusals => new()
    {
        { "no coupling", 3, "is not in the pipeline yunojuno", "heroku pipelines:add yunojuno --app yunojuno-uat --stage staging" },
        { "other pipeline", 3, "is not in the pipeline yunojuno", "heroku pipelines:add yunojuno --app yunojuno-uat --stage staging" },
        { "wrong stage", 3, "is in stage production of the pipeline yunojuno; the plan says staging", "heroku pipelines:update --app yunojuno-uat" },
        { "fir", 3, "generation fir", "Heroku's own tools" },
        { "build", 5, "build 01234567", "wait until it has ended" },
        { "release", 5, "release v6 of yunojuno-uat is still pending", "wait until it has ended" },
        { "secret", 3, "lacks DJANGO_SECRET_KEY", "UAT__DJANGO_SECRET_KEY, or set it with heroku config:edit --app yunojuno-uat" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Each_refusal_names_the_app_and_what_helps(string what, int exitCode, string reason, string? remedy)
    {
        var environment = SamplePlan.Uat(what == "secret" ? [new SecretVarAttribute("DJANGO_SECRET_KEY")] : []);

        var refusal = Preflight.Check(AppStates.Of(environment, app => what switch
        {
            "no coupling" => app with { Coupling = null },
            "other pipeline" => app with { Coupling = app.Coupling! with { Pipeline = new Reference { Id = "other" } } },
            "wrong stage" => app with { Coupling = app.Coupling! with { Stage = "production" } },
            "fir" => app with { App = app.App with { Generation = new Reference { Id = "g", Name = "fir" } } },
            "build" => app with { PendingBuilds = ["01234567"] },
            "release" => app with { Newest = new Release { Id = "r", Version = 6, Status = "pending" } },
            _ => app,
        }, AppStates.A));

        Assert.Equal(exitCode, (int)refusal!.Outcome);
        Assert.Contains("yunojuno-uat", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        if (remedy is null)
        {
            Assert.Null(refusal.Remedy);
        }
        else
        {
            Assert.Contains(remedy, refusal.Remedy, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("own build", null)]
    [InlineData("own release", null)]
    [InlineData("foreign build", 5)]
    [InlineData("foreign release", 5)]
    [InlineData("wrong stage", 3)]
    public void A_delivery_that_is_taken_up_waits_for_others_and_not_for_itself(string what, int? exitCode)
    {
        var state = AppStates.Of(SamplePlan.Uat(), app => what switch
        {
            "own build" or "foreign build" => app with { PendingBuilds = ["b1"] },
            "own release" or "foreign release" => app with { Newest = new Release { Id = "r", Version = 6, Status = "pending" } },
            _ => app with { Coupling = app.Coupling! with { Stage = "production" } },
        }, AppStates.A);

        var refusal = Preflight.CheckTakeUp(
            state,
            new HashSet<string>(what == "own build" ? ["b1"] : ["b2"]),
            new HashSet<string>(what == "own release" ? ["yunojuno-uat"] : []));

        Assert.Equal(exitCode, (int?)refusal?.Outcome);
    }
}
