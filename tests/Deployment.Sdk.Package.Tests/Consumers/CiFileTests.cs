using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Consumers;

/// <summary>The CI files of a team's repository, as the package's build files hand them to the compiler.</summary>
public sealed class CiFileTests(PackedFeed feed)
{
    private const string Program =
        """
        using Deployment.Sdk;

        return await Delivery.RunAsync(args);

        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("main")]
        public static partial class Delivery;

        [Environment("DEV", Stage.Development), HerokuApp("shop-dev")]
        public sealed partial class Dev;
        """;

    [Fact]
    public async Task A_file_that_is_not_what_the_plan_says_is_a_warning_even_where_others_are_errors()
    {
        using var team = await Consumer.CreateAsync(feed);
        team.WriteProject("Deploy/Deploy.csproj", ["Deployment.Sdk"], "<OutputType>Exe</OutputType>");
        team.Write("Deploy/Program.cs", Program);
        (await team.BuildAsync("Deploy")).Exits(0).DoesNotShow("DPL6001");

        (await team.RunAsync("Deploy", "ci", "gitlab", "--delivery", "Deploy")).Exits(0).Shows("written: .gitlab-ci.yml");
        (await team.BuildAsync("Deploy", "--no-incremental")).Exits(0).DoesNotShow("DPL6001");

        team.Write("Deploy/Program.cs", Program.Replace("\"main\"", "\"feature/*\""));
        (await team.BuildAsync("Deploy")).Exits(0).Shows("warning DPL6001: '.gitlab-ci.yml' is not what the plan says");
        (await team.BuildAsync("Deploy", "--no-incremental", "-p:DeploymentSdkCiFiles=false")).Exits(0).DoesNotShow("DPL6001");
    }
}
