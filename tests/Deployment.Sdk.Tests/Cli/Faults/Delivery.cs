using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Faults;

/// <summary>A delivery that is disturbed.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Plan">The plan that it follows.</param>
/// <param name="Environment">Where it goes.</param>
/// <param name="Prepare">What comes before it, on good days.</param>
/// <param name="Command">Its command line.</param>
internal sealed record Delivery(string Name, Plan Plan, string Environment, Func<FaultTeam, Task> Prepare, params string[] Command)
{
    private static readonly string[] ToUat = ["deploy", "--branch", "master"];
    private static readonly string[] ToLive = ["promote", "UAT", "LIVE", "--confirm", "yunojuno-live"];

    /// <summary>Everything that a deploy can do to an app.</summary>
    public static Delivery Deploy { get; } = new("deploy", SamplePlan.Of(SamplePlan.Uat(Everything())), "UAT", DeployFirstAsync, ToUat);

    /// <summary>The slug that the first app built, on a second one too.</summary>
    public static Delivery DeployToTwo { get; } = new("deploy to two apps", SamplePlan.Of(TwoApps()), "UAT", DeployTwoFirstAsync, ToUat);

    /// <summary>A deploy that is taken back when its smoke test fails.</summary>
    public static Delivery DeployTakenBack { get; } = new("deploy taken back", SamplePlan.Of(TakenBack()), "UAT", DeployFirstAsync, ToUat);

    /// <summary>The same to production, by a promotion.</summary>
    public static Delivery Promote { get; } = new("promote", SamplePlan.Of(live: Live()), "LIVE", PromoteFirstAsync, ToLive);

    /// <summary>By its version: once it is done there is nothing to do.</summary>
    public static Delivery Rollback { get; } = new(
        "rollback", SamplePlan.Of(SamplePlan.Uat(new MaintenanceAttribute { Stop = "worker" })), "UAT", DeployTwiceAsync, "rollback", "UAT", "v2");

    public static Delivery ConfigApply { get; } = new(
        "config apply", SamplePlan.Of(TwoApps()), "UAT", DeployTwoFirstAsync, "config", "apply", "UAT");

    public static IReadOnlyList<Delivery> All { get; } = [Deploy, DeployToTwo, DeployTakenBack, Promote, Rollback, ConfigApply];

    private static Attribute[] Everything() =>
    [
        new MaintenanceAttribute { Stop = "worker" },
        new ConfigVarAttribute("COLOUR", "green"),
        new RemovedConfigVarAttribute("OLD"),
        new ProcessTypeAttribute("web") { Quantity = 2 },
        new ReleaseCommandAttribute("migrate"),
    ];

    private static EnvironmentDefinition Live() => SamplePlan.Environment(
        "LIVE", Stage.Production, [new HerokuAppAttribute("yunojuno-live"), new SmokeTestAttribute("/health"), .. Everything()]);

    private static EnvironmentDefinition TwoApps() => SamplePlan.Environment(
        "UAT",
        Stage.Staging,
        new HerokuAppAttribute("yunojuno-uat"),
        new HerokuAppAttribute("yunojuno-jobs"),
        new ConfigVarAttribute("COLOUR", "green"),
        new RemovedConfigVarAttribute("OLD"));

    private static EnvironmentDefinition TakenBack() => SamplePlan.Environment(
        "UAT",
        Stage.Staging,
        new HerokuAppAttribute("yunojuno-uat"),
        new MaintenanceAttribute { Stop = "worker" },
        new SmokeTestAttribute("/health") { RollBack = true, Attempts = 1 });

    private static async Task DeployFirstAsync(FaultTeam team)
    {
        await team.SucceedAsync(ToUat);
        await team.DriftAsync("yunojuno-uat");
        team.Commit("Second");
    }

    private static async Task DeployTwoFirstAsync(FaultTeam team)
    {
        await team.SucceedAsync(ToUat);
        await team.DriftAsync("yunojuno-uat");
        await team.DriftAsync("yunojuno-jobs");
        team.Commit("Second");
    }

    private static async Task PromoteFirstAsync(FaultTeam team)
    {
        await team.SucceedAsync(ToUat);
        await team.SucceedAsync(ToLive);
        await team.DriftAsync("yunojuno-live");
        team.Commit("Second");
        await team.SucceedAsync(ToUat);
    }

    private static async Task DeployTwiceAsync(FaultTeam team)
    {
        await team.SucceedAsync(ToUat);
        team.Commit("Second");
        await team.SucceedAsync(ToUat);
        await team.DriftAsync("yunojuno-uat");
    }
}
