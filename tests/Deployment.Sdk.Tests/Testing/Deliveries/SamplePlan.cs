using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>YunoJuno's plan, built by hand, with room for what a test adds.</summary>
internal static class SamplePlan
{
    public static Declaration Declare(Attribute attribute) => new(attribute.GetType().Name, attribute);

    public static EnvironmentDefinition Environment(string name, Stage stage, params Attribute[] attributes) =>
        new(name, stage, DataClass.Test, [.. attributes.Select(Declare)]);

    public static EnvironmentDefinition Uat(params Attribute[] more) =>
        Environment("UAT", Stage.Staging, [new HerokuAppAttribute("yunojuno-uat"), new SmokeTestAttribute("/health"), .. more]);

    public static EnvironmentDefinition Live(params Attribute[] more) =>
        Environment(
            "LIVE",
            Stage.Production,
            [
                new HerokuAppAttribute("yunojuno-live"),
                new RequiresApprovalAttribute("sales", "Is anyone in the middle of a demo?"),
                new RequiresApprovalAttribute("support", "Is anyone serving a client right now?"),
                .. more,
            ]);

    public static EnvironmentDefinition Dev(params Attribute[] more) =>
        Environment("DEV", Stage.Development, [new HerokuAppAttribute("yunojuno-dev"), .. more]);

    public static EnvironmentDefinition Developers(params Attribute[] more) =>
        Environment(
            "dev-{slot}",
            Stage.Development,
            [
                new HerokuAppAttribute("yunojuno-dev-{slot}"),
                new SlotAttribute("1", "ada@yunojuno.example"),
                new SlotAttribute("2", "grace@yunojuno.example"),
                .. more,
            ]);

    public static Plan Of(
        EnvironmentDefinition? uat = null, EnvironmentDefinition? live = null, EnvironmentDefinition? dev = null, params Attribute[] more)
    {
        uat ??= Uat();
        return new Plan("yunojuno")
        {
            BranchLines =
            [
                new BranchLine("master", BranchRole.Main, IsStable: true),
                new BranchLine("dev", BranchRole.Develop, IsStable: false),
                new BranchLine("feature/*", BranchRole.Feature, IsStable: false),
            ],
            Routes = [new Route("master", uat), new Route("dev", dev ?? Dev()), new Route("feature/*", Developers())],
            Promotions = [new Promotion(uat, live ?? Live())],
            Declarations = [.. more.Select(Declare)],
        };
    }

    /// <summary>A resolver that reads the patterns: one that is a name wins over one that is a class of names.</summary>
    public static RouteResolver Resolver(Plan plan) => branch =>
    {
        var name = branch.ToString();
        var matches = (
            from route in plan.Routes
            let pattern = BranchPattern.TryParse(route.Pattern, out _)!
            let slot = pattern.Matches(name, [.. route.Target.Slots.Select(slot => slot.Slot)], out var found) ? (true, found) : (false, null)
            where slot.Item1
            orderby pattern.IsLiteral descending, route.Pattern.Length descending
            select (route, slot.found)).ToArray();
        return matches.Length == 0
            ? Resolution.None
            : new Resolution(
                [.. matches.Where(match => match.route.Pattern == matches[0].route.Pattern).Select(match => match.route)],
                matches[0].found);
    };
}
