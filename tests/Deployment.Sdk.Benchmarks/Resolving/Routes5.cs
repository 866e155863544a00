namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>Five routes, narrower ones first, compiled by the generator.</summary>
[DeploymentPlan("benchmarks-5")]
[Route<App0>("main")]
[Route<App1>("develop")]
[Route<App2>("feature/*")]
[Route<App3>("release/*")]
[Route<App4>("hotfix/*")]
public static partial class Routes5;
