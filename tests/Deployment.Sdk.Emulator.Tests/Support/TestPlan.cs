using System.Collections.Immutable;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Emulator.Tests.Support;

/// <summary>The plan that most tests rehearse: UAT is promoted to LIVE, DEV stands alone, developers have an app each.</summary>
internal static class TestPlan
{
    public const string Uat = "shop-uat";
    public const string Live = "shop-live";
    public const string Dev = "shop-dev";

    public static Plan Shop()
    {
        var uat = Environment("UAT", Stage.Staging, new HerokuAppAttribute(Uat), new SecretVarAttribute("SECRET_KEY"));
        var live = Environment("LIVE", Stage.Production, new HerokuAppAttribute(Live), new SecretVarAttribute("SECRET_KEY"));
        var dev = Environment("DEV", Stage.Development, new HerokuAppAttribute(Dev));
        var personal = Environment(
            "dev-{slot}",
            Stage.Development,
            new HerokuAppAttribute("shop-dev-{slot}"),
            new SlotAttribute("1", "one@shop.example"),
            new SlotAttribute("2", "two@shop.example"));
        return new Plan("shop")
        {
            Routes = [new Route("master", uat), new Route("dev", dev), new Route("feature/*", personal)],
            Promotions = [new Promotion(uat, live)],
        };
    }

    public static EnvironmentDefinition Environment(string name, Stage stage, params Attribute[] attributes) => new(
        name, stage, DataClass.Test, attributes.Select(attribute => new Declaration(attribute.GetType().Name, attribute)).ToImmutableArray());
}
