using System.Diagnostics;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Telemetry;

public sealed class DeliveryTelemetryTests
{
    [Fact]
    public async Task A_delivery_its_steps_and_their_requests_are_one_trace()
    {
        var uat = SamplePlan.Environment("UAT-traced", Stage.Staging, new HerokuAppAttribute("yunojuno-traced"));
        using var repository = new RehearsedRepository(SamplePlan.Of(uat));
        using var listening = new Listening();

        var ran = await repository.DeployAsync("master");

        Assert.True(ran.ExitCode == 0, ran.All);
        var measured = Assert.Single(listening.Measured("deployment_sdk.delivery.duration", "deployment.environment.name", "UAT-traced"));
        Assert.Equal(("s", "done", true), (measured.Instrument.Unit, measured.Tags["deployment_sdk.outcome"], measured.Tags["deployment_sdk.rehearsal"]));
        var delivery = Assert.Single(listening.All, span => span.DisplayName == "deploy to UAT-traced");
        Assert.Equal("succeeded", delivery.GetTagItem("deployment.status"));
        Assert.Equal(repository.First, delivery.GetTagItem("vcs.ref.head.revision"));
        var trace = listening.Of(delivery.TraceId);
        var build = Assert.Single(trace, span => span.DisplayName == "build");
        Assert.Equal((delivery.SpanId, "yunojuno-traced"), (build.ParentSpanId, build.GetTagItem("deployment_sdk.app")));
        Assert.Contains(trace, span => span.ParentSpanId == build.SpanId && span.DisplayName == "POST /apps/{id}/builds");
        Assert.Contains(trace, span => span.ParentSpanId == build.SpanId && span.DisplayName == "GET /apps/{id}/builds/{id}");
        Assert.All(trace, span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
    }
}
