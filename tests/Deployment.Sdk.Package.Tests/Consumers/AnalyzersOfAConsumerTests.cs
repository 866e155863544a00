using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Consumers;

public sealed class AnalyzersOfAConsumerTests(PackedFeed feed)
{
    private const string RefitGenerator = "InterfaceStubGenerator";

    [Fact]
    public async Task A_team_gets_our_analyzers_and_not_the_generator_that_our_own_build_used() =>
        (await AnalyzersAsync())
            .Shows("Deployment.Sdk.Analyzers.dll")
            .Shows("Deployment.Sdk.CodeFixes.dll")
            .DoesNotShow(RefitGenerator);

    [Fact]
    public async Task A_team_that_uses_Refit_itself_keeps_its_generator()
    {
        var refit = feed.Library.Dependencies().Single(dependency => dependency.Id == "Refit");

        (await AnalyzersAsync($"""<PackageReference Include="Refit" Version="{refit.Version}" />"""))
            .Shows("Deployment.Sdk.Analyzers.dll")
            .Shows(RefitGenerator);
    }

    private async Task<CommandResult> AnalyzersAsync(string items = "")
    {
        using var team = await Consumer.CreateAsync(feed);
        team.WriteProject("Deploy/Deploy.csproj", ["Deployment.Sdk"], items: items);
        return (await team.BuildAsync("Deploy", "-t:ResolvePackageDependenciesForBuild", "-getItem:Analyzer")).Exits(0);
    }
}
