using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Consumers;

public sealed class UnsoundPlanTests(PackedFeed feed)
{
    [Fact]
    public async Task A_feature_branch_that_goes_to_LIVE_stops_the_build_and_nothing_drowns_the_message()
    {
        using var team = await Consumer.CreateAsync(feed);
        team.WriteProject("Deploy/Deploy.csproj", ["Deployment.Sdk", "Deployment.Sdk.Emulator"], "<OutputType>Exe</OutputType>");
        team.Write("Deploy/Delivery.cs", Routed(YunoJuno.Source, """[Route<DeveloperApp>("feature/*")]""", """[Route<Live>("feature/*")]"""));

        (await team.BuildAsync("Deploy")).Exits(1)
            .Shows("error DPL1001")
            .Shows("feature/a -> LIVE")
            .DoesNotShow("error CS")
            .DoesNotShow("warning AD0001");
    }

    [Fact]
    public async Task An_older_SDK_is_told_what_it_lacks_before_its_compiler_drops_the_analyzers()
    {
        using var team = await Consumer.CreateAsync(feed);
        team.WriteProject("Deploy/Deploy.csproj", ["Deployment.Sdk"], "<OutputType>Exe</OutputType>");
        team.Write("Deploy/Delivery.cs", YunoJuno.Source);

        (await team.BuildAsync("Deploy", "-p:NETCoreSdkVersion=9.0.100")).Exits(1)
            .Shows("error DPL0001")
            .Shows("this build uses 9.0.100");
    }

    private static string Routed(string source, string from, string to)
    {
        Assert.Contains(from, source, StringComparison.Ordinal);
        return source.Replace(from, to, StringComparison.Ordinal);
    }
}
