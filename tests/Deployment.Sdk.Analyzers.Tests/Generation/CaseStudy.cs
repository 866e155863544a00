namespace Deployment.Sdk.Analyzers.Tests.Generation;

/// <summary>The plan of the case study, in the form that its team writes.</summary>
internal static class CaseStudy
{
    public const string Plan =
        """
        using Deployment.Sdk;

        [DeploymentPlan("yunojuno")]
        [Gitflow(Main = "master", Develop = "dev")]
        [Route<Uat>("master")]
        [Route<Dev>("dev")]
        [Route<DeveloperApp>("feature/*")]
        [Promotion<Uat, Live>]
        public static partial class Delivery;
        """;

    public const string Environments =
        """
        using Deployment.Sdk;

        [Environment("LIVE", Stage.Production), HerokuApp("yunojuno-live"), Holds(DataClass.Production)]
        [RequiresApproval("sales", "Is anyone in the middle of a demo?")]
        [RequiresApproval("support", "Is anyone serving a client right now?")]
        public sealed partial class Live : DjangoApp;

        [Environment("UAT", Stage.Staging), HerokuApp("yunojuno-uat"), Holds(DataClass.Anonymised)]
        [SmokeTest("/health")]
        public sealed partial class Uat : DjangoApp;

        [Environment("DEV", Stage.Development), HerokuApp("yunojuno-dev")]
        public sealed partial class Dev : DjangoApp;

        [Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-dev-{slot}")]
        [Slot("1", "dev-1@yunojuno.example"), Slot("2", "dev-2@yunojuno.example")]
        public sealed partial class DeveloperApp : DjangoApp;
        """;

    public const string Base =
        """
        using Deployment.Sdk;

        [ReleaseCommand("python manage.py migrate --noinput", WhenChanged = "**/migrations/**")]
        [ConfigVar("DJANGO_SETTINGS_MODULE", "yunojuno.settings")]
        [SecretVar("DJANGO_SECRET_KEY")]
        [ProcessType("web")]
        public abstract class DjangoApp;
        """;

    public static IReadOnlyList<string> All { get; } = [Plan, Environments, Base];
}
