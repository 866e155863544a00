using System.CommandLine;
using Deployment.Sdk.Cli.Verbs;

namespace Deployment.Sdk.Cli;

/// <summary>The options that let a rehearsal have a bad day.</summary>
internal static class ScenarioOptions
{
    public static Option<string[]> Names { get; } = new("--scenario")
    {
        Description = "Let this go wrong in the rehearsal; repeat it to add up. --scenarios of the emulator lists them.",
        HelpName = "NAME[:APP]",
        Recursive = true,
    };

    public static Option<string?> File { get; } = new("--scenario-file")
    {
        Description = "Let go wrong in the rehearsal what this file says.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>A scenario that nothing would ever meet: the real Heroku has its bad days by itself.</summary>
    public static IEnumerable<string> Errors(ParseResult parsed) =>
        from option in new Option[] { Names, File }
        where parsed.GetResult(option) is { Implicit: false }
        where parsed.RootCommandResult.Command.Options.Contains(CommonOptions.Rehearse)
        where !parsed.GetValue(CommonOptions.Rehearse) && parsed.CommandResult.Command.Name != EmulateVerb.Name
        select $"{option.Name} is for rehearsals: add --rehearse";
}
