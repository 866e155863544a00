using System.Text.RegularExpressions;
using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Consumers;

public sealed partial class SingleFileTests(PackedFeed feed)
{
    [Fact]
    public async Task One_file_without_a_project_is_enough()
    {
        using var team = await Consumer.CreateAsync(feed);
        using var home = new TemporaryFolder();
        var sample = await File.ReadAllTextAsync(
            Repository.PathOf("samples", "SingleFile", "deploy.cs"), TestContext.Current.CancellationToken);
        Assert.Equal(2, PackageVersion().Count(sample));
        team.Write("deploy.cs", PackageVersion().Replace(sample, $"@{feed.Version}"));

        (await RunAsync(team, home, "explain", "master")).Exits(0).Shows("UAT");
        (await RunAsync(team, home, "deploy", "--branch", "master", "--rehearse")).Exits(0).Shows("/health answered 200");
    }

    // The SDK keeps the builds of single files under the user's data folder.
    private static Task<CommandResult> RunAsync(Consumer team, TemporaryFolder home, params string[] arguments) => Dotnet.RunAsync(
        team.Folder, new Dictionary<string, string> { ["XDG_DATA_HOME"] = home.Path }, ["run", "deploy.cs", "--", .. arguments]);

    [GeneratedRegex(@"(?<=^#:package Deployment\.Sdk(\.Emulator)?)@\S+", RegexOptions.Multiline)]
    private static partial Regex PackageVersion();
}
