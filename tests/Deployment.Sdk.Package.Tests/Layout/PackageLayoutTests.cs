using System.Text;
using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Layout;

public sealed class PackageLayoutTests(PackedFeed feed)
{
    [Fact]
    public void The_package_holds_library_analyzers_and_build_files_and_nothing_else()
    {
        Assert.Equal(
            [
                "Deployment.Sdk.nuspec",
                "README.md",
                "analyzers/dotnet/cs/Deployment.Sdk.Analyzers.dll",
                "analyzers/dotnet/cs/Deployment.Sdk.CodeFixes.dll",
                "build/Deployment.Sdk.targets",
                "buildTransitive/Deployment.Sdk.targets",
                "lib/net10.0/Deployment.Sdk.dll",
                "lib/net10.0/Deployment.Sdk.xml",
            ],
            feed.Library.Entries());
    }

    [Fact]
    public void The_emulator_is_a_package_of_its_own_with_no_analyzers()
    {
        Assert.Equal(
            [
                "Deployment.Sdk.Emulator.nuspec",
                "README.md",
                "lib/net10.0/Deployment.Sdk.Emulator.dll",
                "lib/net10.0/Deployment.Sdk.Emulator.xml",
            ],
            feed.Emulator.Entries());
    }

    [Fact]
    public async Task The_ledger_of_a_team_is_a_package_of_its_own_with_no_analyzers()
    {
        Assert.Equal(
            [
                "Deployment.Sdk.PostgreSql.nuspec",
                "README.md",
                "lib/net10.0/Deployment.Sdk.PostgreSql.dll",
                "lib/net10.0/Deployment.Sdk.PostgreSql.xml",
            ],
            (await feed.PostgreSqlAsync()).Entries());
    }

    [Fact]
    public async Task Each_package_says_its_licence_its_readme_and_what_it_is()
    {
        Assert.All(new[] { feed.Library, feed.Emulator, await feed.PostgreSqlAsync() }, package =>
        {
            Assert.Equal("MIT", package.Metadata("license"));
            Assert.Equal("README.md", package.Metadata("readme"));
            Assert.NotEmpty(package.Read("README.md"));
            Assert.Equal(feed.Version, package.Metadata("version"));
            Assert.False(string.IsNullOrWhiteSpace(package.Metadata("description")));
            // Teams get run-time types from it: it must reach whoever references their projects.
            Assert.Null(package.Metadata("developmentDependency"));
        });
    }

    // Package pages follow no relative link, draw no Mermaid and show HTML as text.
    [Fact]
    public async Task Each_readme_reads_well_on_a_package_page()
    {
        Assert.All(new[] { feed.Library, feed.Emulator, await feed.PostgreSqlAsync() }, package =>
        {
            var readme = Encoding.UTF8.GetString(package.Read("README.md"));

            Assert.StartsWith($"# {package.Metadata("id")}\n", readme, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\]\((?!https://)", readme);
            Assert.DoesNotContain("```mermaid", readme, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?m)^\s*</?\w", readme);
        });
    }

    [Fact]
    public void A_consumer_gets_the_libraries_that_ours_stands_on_without_their_analyzers()
    {
        Assert.Equal(
            [
                "Microsoft.Data.Sqlite Build,Analyzers",
                "Microsoft.Extensions.Http.Resilience Build,Analyzers",
                "Refit Build,Analyzers",
                "Spectre.Console Build,Analyzers",
                "System.CommandLine Build,Analyzers",
                "YamlDotNet Build,Analyzers",
            ],
            feed.Library.Dependencies().Select(dependency => $"{dependency.Id} {dependency.Exclude}"));
    }

    [Fact]
    public void The_emulator_asks_for_the_library_of_its_own_version()
    {
        var dependency = Assert.Single(feed.Emulator.Dependencies());

        Assert.Equal(("Deployment.Sdk", feed.Version), (dependency.Id, dependency.Version));
    }

    [Fact]
    public void The_documentation_of_public_members_ships_with_the_library()
    {
        var documentation = Encoding.UTF8.GetString(feed.Library.Read("lib/net10.0/Deployment.Sdk.xml"));

        Assert.Contains("T:Deployment.Sdk.DeploymentPlanAttribute", documentation, StringComparison.Ordinal);
        Assert.Contains("T:Deployment.Sdk.RouteAttribute`1", documentation, StringComparison.Ordinal);
    }
}
