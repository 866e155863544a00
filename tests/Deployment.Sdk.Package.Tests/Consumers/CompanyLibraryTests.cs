using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Consumers;

public sealed class CompanyLibraryTests(PackedFeed feed)
{
    [Fact]
    public async Task A_company_keeps_its_environments_in_a_library_and_a_team_routes_to_them()
    {
        using var team = await Consumer.CreateAsync(feed);
        team.WriteProject("Company.Environments/Company.Environments.csproj", ["Deployment.Sdk"]);
        team.Write("Company.Environments/Environments.cs",
            """
            using Deployment.Sdk;

            namespace Company.Environments;

            [Environment("STAGE", Stage.Staging), HerokuApp("company-stage"), Holds(DataClass.Anonymised)]
            [SmokeTest("/ping")]
            public sealed partial class Staging : CompanyApp;

            [Environment("PROD", Stage.Production), HerokuApp("company-prod")]
            [RequiresApproval("operations", "Is the on-call desk staffed?")]
            public sealed partial class Production : CompanyApp;

            [House("owned by operations")]
            public abstract class CompanyApp;

            // Only this assembly may make one: the plan elsewhere has to get it from here.
            [AttributeUsage(AttributeTargets.Class)]
            public sealed class HouseAttribute : ObserverAttribute
            {
                internal HouseAttribute(string note) => Note = note;

                public string Note { get; }

                public override string Describe() => Note;

                public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """);
        team.WriteProject("Deploy/Deploy.csproj", ["Deployment.Sdk", "Deployment.Sdk.Emulator"], "<OutputType>Exe</OutputType>",
            """<ProjectReference Include="../Company.Environments/Company.Environments.csproj" />""");
        team.Write("Deploy/Delivery.cs",
            """
            using Company.Environments;
            using Deployment.Sdk;

            return await Shop.Delivery.RunAsync(args);

            namespace Shop
            {
                [DeploymentPlan("company-shop"), TrunkBased(Trunk = "master")]
                [Route<Staging>("master")]
                [Promotion<Staging, Production>]
                public static partial class Delivery;
            }
            """);

        (await team.BuildAsync("Deploy")).Exits(0).Shows("0 Warning(s)");

        (await team.RunAsync("Deploy", "explain", "master")).Exits(0).Shows("STAGE");
        (await team.RunAsync("Deploy", "graph")).Exits(0).Shows("flowchart").Shows("STAGE").Shows("PROD");
        (await team.RunAsync("Deploy", "deploy", "--branch", "master", "--rehearse")).Exits(0)
            .Shows("company-stage")
            .Shows("/ping answered 200")
            .Shows("would tell owned by operations");
    }
}
