namespace Deployment.Sdk.Analyzers.Tests.Generation;

/// <summary>The plan of the case study, in the form that its team writes.</summary>
internal static class CaseStudy
{
    private const string Using = "using Deployment.Sdk;\n\n";

    public const string Plan = Using + PlanAlone;

    private const string PlanAlone =
        """
        [DeploymentPlan("yunojuno")]
        [Gitflow(Main = "master", Develop = "dev")]
        [Route<Uat>("master")]
        [Route<Dev>("dev")]
        [Route<DeveloperApp>("feature/*")]
        [Promotion<Uat, Live>]
        public static partial class Delivery;
        """;

    public const string Environments = Using + EnvironmentsAlone;

    private const string EnvironmentsAlone =
        """
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

    public const string Base = Using + BaseAlone;

    private const string BaseAlone =
        """
        [ReleaseCommand("python manage.py migrate --noinput", WhenChanged = "**/migrations/**")]
        [ConfigVar("DJANGO_SETTINGS_MODULE", "yunojuno.settings")]
        [SecretVar("DJANGO_SECRET_KEY")]
        [ProcessType("web")]
        public abstract class DjangoApp;
        """;

    /// <summary>All of it in one text, for where the using stands elsewhere.</summary>
    public const string WithoutUsing = PlanAlone + "\n\n" + EnvironmentsAlone + "\n\n" + BaseAlone;

    public static IReadOnlyList<string> All { get; } = [Plan, Environments, Base];
}
