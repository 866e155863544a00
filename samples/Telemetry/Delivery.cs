// A delivery that can be watched: where OTEL_EXPORTER_OTLP_ENDPOINT names a collector, each delivery is a trace there.
//
//     OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 dotnet run --project samples/Telemetry -- deploy --branch master --rehearse

using Deployment.Sdk;
using Telemetry;

using var export = OpenTelemetryExport.Start();
return await Delivery.RunAsync(args);

[DeploymentPlan("yunojuno")]
[Gitflow(Main = "master", Develop = "dev")]
[Route<Uat>("master")]
[Route<Dev>("dev")]
[Promotion<Uat, Live>]
public static partial class Delivery;

[Environment("LIVE", Stage.Production), HerokuApp("yunojuno-live"), Holds(DataClass.Production)]
[RequiresApproval("sales", "Is anyone in the middle of a demo?")]
[RequiresApproval("support", "Is anyone serving a client right now?")]
public sealed partial class Live;

[Environment("UAT", Stage.Staging), HerokuApp("yunojuno-uat"), Holds(DataClass.Anonymised)]
[SmokeTest("/health")]
public sealed partial class Uat;

[Environment("DEV", Stage.Development), HerokuApp("yunojuno-dev")]
public sealed partial class Dev;
