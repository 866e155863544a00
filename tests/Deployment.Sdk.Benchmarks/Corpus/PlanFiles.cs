using System.Text;

namespace Deployment.Sdk.Benchmarks.Corpus;

/// <summary>A plan with so many routes, and its environments: one for each ten routes, at least five.</summary>
internal static class PlanFiles
{
    /// <summary>How many classes carry attributes.</summary>
    public static int Types(int routes) => Environments(routes) + 1;

    public static IReadOnlyList<string> Of(int routes) =>
        [Plan(routes), Live, .. Enumerable.Range(0, Environments(routes) - 1).Select(Environment)];

    private static int Environments(int routes) => Math.Max(5, routes / 10);

    private static string Plan(int routes)
    {
        var text = new StringBuilder("using Deployment.Sdk;\n\nnamespace Company.Delivery;\n\n[DeploymentPlan(\"company\")]\n[Gitflow]\n");
        text.Append("[Route<Team0>(\"main\")]\n[Promotion<Team0, Live>]\n");
        for (var route = 1; route < routes; route++)
        {
            text.Append($"[Route<Team{1 + (route % (Environments(routes) - 2))}>(\"team-{route}/{(route % 3 == 0 ? "**" : "*")}\")]\n");
        }

        return text.Append("public static partial class Delivery;\n").ToString();
    }

    private const string Live =
        """
        using Deployment.Sdk;

        namespace Company.Delivery;

        [Environment("LIVE", Stage.Production), HerokuApp("company-live"), Holds(DataClass.Production)]
        [RequiresApproval("sales", "Is anyone in the middle of a demo?")]
        public sealed partial class Live : App;

        [ReleaseCommand("bin/migrate")]
        [ConfigVar("SETTINGS", "company.settings")]
        [SecretVar("SECRET_KEY")]
        [ProcessType("web")]
        public abstract class App;
        """;

    private static string Environment(int team) =>
        $$"""
        using Deployment.Sdk;

        namespace Company.Delivery;

        [Environment("team-{{team}}", Stage.{{(team == 0 ? "Staging" : "Development")}}), HerokuApp("company-team-{{team}}")]
        [Holds(DataClass.{{(team == 0 ? "Anonymised" : "Test")}})]
        [SmokeTest("/health")]
        public sealed partial class Team{{team}} : App;
        """;
}
