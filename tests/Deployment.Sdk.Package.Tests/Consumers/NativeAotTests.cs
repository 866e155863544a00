using System.Runtime.InteropServices;
using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Consumers;

public sealed class NativeAotTests(PackedFeed feed)
{
    [Fact]
    public async Task A_plan_is_published_as_a_native_program_without_a_trim_or_AOT_warning()
    {
        if (await NativeToolchain.MissingAsync() is { } missing)
        {
            Assert.Skip($"Publishing a native program needs {missing}.");
        }

        using var team = await Consumer.CreateAsync(feed);
        team.WriteProject("Deploy/Deploy.csproj", ["Deployment.Sdk", "Deployment.Sdk.Emulator"],
            """
            <OutputType>Exe</OutputType>
            <PublishAot>true</PublishAot>
            <NativeDebugSymbols>false</NativeDebugSymbols>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <ILLinkTreatWarningsAsErrors>true</ILLinkTreatWarningsAsErrors>
            <IlcTreatWarningsAsErrors>true</IlcTreatWarningsAsErrors>
            """);
        team.Write("Deploy/Delivery.cs", YunoJuno.Source);

        (await Dotnet.RunAsync(
            team.Folder, "publish", "Deploy", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", team.PathOf("published"),
            "-nodeReuse:false")).Exits(0).DoesNotShow(": warning ");

        var program = team.PathOf(OperatingSystem.IsWindows() ? "published/Deploy.exe" : "published/Deploy");
        (await Command.RunAsync(program, ["explain", "master"], team.Folder)).Exits(0).Shows("UAT");
        (await Command.RunAsync(program, ["deploy", "--branch", "master", "--rehearse"], team.Folder)).Exits(0)
            .Shows("Released v4")
            .Shows("/health answered 200");
        Assert.False(File.Exists(team.PathOf("published/Deploy.dll")), "The program is native: no assembly lies beside it.");
    }
}
