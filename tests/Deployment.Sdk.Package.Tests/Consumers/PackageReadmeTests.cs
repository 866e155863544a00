using System.Text;
using System.Text.RegularExpressions;
using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Consumers;

public sealed partial class PackageReadmeTests(PackedFeed feed)
{
    [Fact]
    public async Task The_plan_on_the_package_page_runs_and_says_which_package_it_lacks_for_a_rehearsal()
    {
        var readme = Encoding.UTF8.GetString(feed.Library.Read("README.md"));
        using var team = await Consumer.CreateAsync(feed);
        team.WriteProject("Deploy/Deploy.csproj", ["Deployment.Sdk"], "<OutputType>Exe</OutputType>");
        team.Write("Deploy/Delivery.cs", Assert.Single(CSharp().Matches(readme)).Groups["code"].Value);

        (await team.BuildAsync("Deploy")).Exits(0).Shows("0 Warning(s)");
        (await team.RunAsync("Deploy", "explain", "dev")).Exits(0).Shows("DEV");
        (await team.RunAsync("Deploy", "deploy", "--branch", "master", "--rehearse")).Exits(64).Shows("Deployment.Sdk.Emulator");
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
