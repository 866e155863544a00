using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Consumers;

public sealed class EmulatorToolTests(PackedFeed feed)
{
    [Fact]
    public async Task Heroku_emulator_is_a_tool_of_its_own_that_needs_no_plan()
    {
        await feed.RestAsync();
        using var team = await Consumer.CreateAsync(feed);
        (await Dotnet.RunAsync(
            team.Folder, "tool", "install", "Deployment.Sdk.Emulator.Tool", "--version", feed.Version, "--tool-path", team.PathOf("tools")))
            .Exits(0);

        (await RunAsync(team, "--scenarios")).Exits(0).Shows("build-fails");
        (await RunAsync(team, "--help")).Exits(0).Shows("heroku-emulator [options]").Shows("--app <NAME=STAGE>").Shows("--port <PORT>");
        (await RunAsync(team, "--app", "shop-live=prod")).Exits(64).Shows("'shop-live=prod' is not NAME=STAGE").Shows("see: heroku-emulator");
        (await RunAsync(team, "--app", "Shop=production")).Exits(64).Shows("Heroku would refuse the app name 'Shop'");
    }

    private static Task<CommandResult> RunAsync(Consumer team, params string[] arguments) =>
        Command.RunAsync(team.PathOf(OperatingSystem.IsWindows() ? "tools/heroku-emulator.exe" : "tools/heroku-emulator"), arguments, team.Folder);
}
