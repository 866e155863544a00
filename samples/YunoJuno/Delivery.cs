// The delivery of YunoJuno, as the team runs it: master goes to UAT, dev to DEV, a feature branch to its author's own app,
// and LIVE gets what UAT runs, after a yes from sales and from support.

using Deployment.Sdk;

return await Delivery.RunAsync(args);

[DeploymentPlan("yunojuno")]
[Gitflow(Main = "master", Develop = "dev")]
[Route<Uat>("master")]
[Route<Dev>("dev")]
[Route<DeveloperApp>("feature/*")]
[Promotion<Uat, Live>]
[HipChat("Deployments")]                                                       // the dev room, as it was
[Slack("#deployments")]                                                        // and where it is today
[Bitbucket("yunojuno", "platform")]                                            // a build status for each environment
[ElasticApm("yunojuno", Address = "https://kibana.yunojuno.example")]          // a mark where a commit went live
public static partial class Delivery;

[Environment("LIVE", Stage.Production), HerokuApp("yunojuno-live"), Holds(DataClass.Production)]
[RequiresApproval("sales", "Is anyone in the middle of a demo?")]
[RequiresApproval("support", "Is anyone serving a client right now?")]
[Opbeat("yunojuno", "platform")]                                               // where such a mark was, as it was
[Trello("bOaRd123", "Live")]                                                   // the cards of a release move along
public sealed partial class Live : DjangoApp;

[Environment("UAT", Stage.Staging), HerokuApp("yunojuno-uat"), Holds(DataClass.Anonymised)]
[SmokeTest("/health")]
[Codeship("721cea10-b695-0134-5b94-000000000001", "7b3596c0-560e-0135-5b18-000000000002")]
[Tox("py312,lint")]                                                            // the team's own tests, on what arrives
[Codecov("bitbucket", "yunojuno", "platform", Project = 80, Patch = 80)]       // before anything arrives
[Opbeat("yunojuno", "platform-uat")]
[Trello("bOaRd123", "On UAT")]
public sealed partial class Uat : DjangoApp;

[Environment("DEV", Stage.Development), HerokuApp("yunojuno-dev")]
public sealed partial class Dev : DjangoApp;

[Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-dev-{slot}")]
[Slot("1", "dev-1@yunojuno.example"), Slot("2", "dev-2@yunojuno.example")]
public sealed partial class DeveloperApp : DjangoApp;

[ReleaseCommand("python manage.py migrate --noinput", WhenChanged = "**/migrations/**")]
[ConfigVar("DJANGO_SETTINGS_MODULE", "yunojuno.settings")]
[SecretVar("DJANGO_SECRET_KEY")]
public abstract class DjangoApp;
