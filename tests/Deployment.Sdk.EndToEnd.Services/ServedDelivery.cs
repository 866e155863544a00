namespace Deployment.Sdk.EndToEnd.Services;

/// <summary>A plan with every service: gates that decide and observers that are told. Where each is, variables say.</summary>
[DeploymentPlan("served")]
[Gitflow(Main = "master", Develop = "dev")]
[Route<Uat>("master")]
[Route<Dev>("dev")]
[Promotion<Uat, Live>]
[HipChat("Deployments & more")]
[Slack("#deployments"), SlackWebhook, TeamsWorkflow, SignedWebhook]
public static partial class ServedDelivery;

/// <summary>Where a yes is waited for.</summary>
[Environment("LIVE", Stage.Production), HerokuApp("served-live")]
[RequiresApproval("sales", "Is anyone in the middle of a demo?")]
[Trello("bOaRd123", "Live")]
public sealed partial class Live;

/// <summary>Where master goes, when every service says yes.</summary>
[Environment("UAT", Stage.Staging), HerokuApp("served-uat")]
[Codeship("721cea10-b695-0134-5b94-000000000001", "7b3596c0-560e-0135-5b18-000000000002")]
[CircleCi("gh/yunojuno/platform", Workflow = "build", Job = "test")]
[GitHubChecks("yunojuno", "platform", "test")]
[Codecov("bitbucket", "yunojuno", "platform", Project = 80, Wait = 3)]
[Bitbucket("yunojuno", "platform"), BitbucketTag("yunojuno", "platform"), BitbucketIssues("yunojuno", "platform")]
[GitHub("yunojuno", "platform"), GitHubIssues("yunojuno", "platform"), GitHubSummary, GitHubAnnotations]
[GitLab("yunojuno/platform")]
[Opbeat("yuno", "platform"), ElasticApm("yunojuno"), Sentry("yuno", "web"), NewRelic("MXxBUE18QVBQTElDQVRJT058MQ")]
[Datadog("platform", "https://bitbucket.org/yunojuno/platform")]
[Trello("bOaRd123", "On UAT")]
[ReleaseTag]
public sealed partial class Uat;

/// <summary>Where dev goes, when the team's own tests pass.</summary>
[Environment("DEV", Stage.Development), HerokuApp("served-dev")]
[Tox("py312,lint", Executable = "./tox")]
[TestCommand("./tests", "-q", "results.xml")]
public sealed partial class Dev;
