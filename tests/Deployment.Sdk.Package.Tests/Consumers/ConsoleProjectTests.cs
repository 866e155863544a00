using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Consumers;

public sealed class ConsoleProjectTests(PackedFeed feed)
{
    [Fact]
    public async Task A_team_adds_two_packages_writes_its_plan_and_rehearses_a_delivery()
    {
        using var team = await Consumer.CreateAsync(feed);
        team.WriteProject("Deploy/Deploy.csproj", ["Deployment.Sdk", "Deployment.Sdk.Emulator"], "<OutputType>Exe</OutputType>");
        team.Write("Deploy/Delivery.cs", YunoJuno.Source);

        (await team.BuildAsync("Deploy")).Exits(0).Shows("0 Warning(s)");

        (await team.RunAsync("Deploy", "explain", "master")).Exits(0).Shows("UAT");
        (await team.RunAsync("Deploy", "deploy", "--branch", "master", "--rehearse")).Exits(0)
            .Shows("yunojuno-uat")
            .Shows("Building on")
            .Shows("Released v4")
            .Shows("/health answered 200")
            .Shows("rehearsed: UAT runs");
        (await team.RunAsync("Deploy", "status", "--rehearse", "--json")).Exits(0).Shows("\"yunojuno-uat\"");
    }
}
