namespace Deployment.Sdk.EndToEnd.Tests.Acceptance;

/// <summary>The plan of a team to which every scenario can happen, compiled as a team's own would be.</summary>
[DeploymentPlan("yunojuno")]
[Gitflow(Main = "master", Develop = "dev")]
[Route<Uat>("master")]
[Route<Dev>("dev")]
[Route<DeveloperApp>("feature/*")]
[Promotion<Uat, Live>]
[Person("ada@yunojuno.example", Team.AdasAccount)]
[Person("grace@yunojuno.example", Team.GracesAccount)]
public static partial class Delivery;

/// <summary>Two apps, and a yes of somebody who did not ask for it.</summary>
[Environment("LIVE", Stage.Production), HerokuApp("yunojuno-live"), HerokuApp("yunojuno-live-jobs"), Holds(DataClass.Production)]
[RequiresApproval("sales", "Is anyone in the middle of a demo?", NotRequester = true)]
public sealed partial class Live : YunoJunoApp;

/// <summary>Where master goes.</summary>
[Environment("UAT", Stage.Staging), HerokuApp("yunojuno-uat"), Holds(DataClass.Anonymised)]
[SmokeTest("/health")]
[Maintenance]
[ReleaseCommand("migrate", WhenChanged = "**/migrations/**")]
[ReleaseTag(Push = true)]
public sealed partial class Uat : YunoJunoApp;

/// <summary>Where dev goes.</summary>
[Environment("DEV", Stage.Development), HerokuApp("yunojuno-dev")]
public sealed partial class Dev : YunoJunoApp;

/// <summary>Where a feature goes: to its author's own app.</summary>
[Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-dev-{slot}")]
[Slot("1", "ada@yunojuno.example"), Slot("2", "grace@yunojuno.example")]
public sealed partial class DeveloperApp : YunoJunoApp;

/// <summary>What every app of the team needs.</summary>
[SecretVar("PAYMENT_KEY")]
public abstract class YunoJunoApp;
