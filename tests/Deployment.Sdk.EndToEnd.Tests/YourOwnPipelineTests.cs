namespace Deployment.Sdk.EndToEnd.Tests;

/// <summary>The first page of <c>docs/emulator.md</c>, run as it stands there.</summary>
public sealed class YourOwnPipelineTests
{
    private const string Run = "dotnet run -- ";

    [Fact]
    public async Task The_commands_of_the_documentation_take_a_commit_to_production()
    {
        using var team = new TheTeamsRepository();
        var commands = Commands();
        Assert.Equal(["add", "deploy", "status", "promote", "status"], commands.Select(Verb));

        SampleRun? last = null;
        foreach (var command in commands.Where(command => command.StartsWith(Run, StringComparison.Ordinal)))
        {
            last = (await team.Sample.RunAsync(command[Run.Length..].Split(' '))).Exits(0);
        }

        var live = last!.Json.GetProperty("apps").EnumerateArray().Single(app => app.GetProperty("app").GetString() == "yunojuno-live");
        Assert.Equal(team.Local.Head, live.GetProperty("commit").GetString());
    }

    /// <summary>The lines of the first block below the heading.</summary>
    private static string[] Commands()
    {
        var page = File.ReadAllText(Path.Combine(Sample.Built("Repository"), "docs", "emulator.md")).ReplaceLineEndings("\n");
        var section = page[page.IndexOf("## Your own pipeline\n", StringComparison.Ordinal)..];
        return section.Split("```\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Verb(string command) =>
        command.StartsWith(Run, StringComparison.Ordinal) ? command[Run.Length..].Split(' ')[0] : command.Split(' ')[1];
}
