// The case study's environments and gates. Its outside services are left out: nobody may be told of what is measured.

using Deployment.Sdk;

return await Delivery.RunAsync(args);

[DeploymentPlan("yunojuno")]
[Gitflow(Main = "master", Develop = "dev")]
[Route<Uat>("master")]
[Route<Dev>("dev")]
[Route<DeveloperApp>("feature/*")]
[Promotion<Uat, Live>]
internal static partial class Delivery;

[Environment("LIVE", Stage.Production), HerokuApp("yunojuno-live"), Holds(DataClass.Production)]
[RequiresApproval("sales", "Is anyone in the middle of a demo?")]
[RequiresApproval("support", "Is anyone serving a client right now?")]
internal sealed partial class Live : DjangoApp;

[Environment("UAT", Stage.Staging), HerokuApp("yunojuno-uat"), Holds(DataClass.Anonymised)]
[SmokeTest("/health")]
internal sealed partial class Uat : DjangoApp;

[Environment("DEV", Stage.Development), HerokuApp("yunojuno-dev")]
internal sealed partial class Dev : DjangoApp;

[Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-dev-{slot}")]
[Slot("1", "dev-1@yunojuno.example"), Slot("2", "dev-2@yunojuno.example")]
internal sealed partial class DeveloperApp : DjangoApp;

[ReleaseCommand("python manage.py migrate --noinput", WhenChanged = "**/migrations/**")]
[ConfigVar("DJANGO_SETTINGS_MODULE", "yunojuno.settings")]
[SecretVar("DJANGO_SECRET_KEY")]
internal abstract class DjangoApp;
