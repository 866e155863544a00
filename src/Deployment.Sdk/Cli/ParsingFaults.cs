using System.CommandLine;
using System.CommandLine.Parsing;

namespace Deployment.Sdk.Cli;

/// <summary>What the parser found wrong with a command line, a line each. Of arguments that are missing it counts them and names none.</summary>
internal static class ParsingFaults
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            yield break;
        }

        string[] missing = [.. Missing(parsed).Select(argument => argument.Name)];
        if (missing.Length > 0)
        {
            yield return $"{parsed.CommandResult.Command.Name}: {string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} missing";
        }

        foreach (var error in parsed.Errors.Where(error => !IsOfOne(error, missing)))
        {
            yield return InOneLine(error.Message);
        }
    }

    private static bool IsOfOne(ParseError error, string[] missing) =>
        error.SymbolResult is ArgumentResult { Argument: var argument } && missing.Contains(argument.Name);

    private static IEnumerable<Argument> Missing(ParseResult parsed) =>
        parsed.CommandResult.Command.Arguments.Where(argument =>
            argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 });

    // It lists what an argument may be in lines of their own.
    private static string InOneLine(string message) =>
        message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, .. var listed] && listed.Length > 0
            ? $"{first} {string.Join(", ", listed)}"
            : message;
}
