using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Deployment.Sdk.Cli;

/// <summary>The parser's help, but for one thing: its list of commands shows every argument as one that has to be there.</summary>
internal sealed class HelpWithOptionalArguments(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static HelpOption Option()
    {
        var option = new HelpOption();
        option.Action = option.Action is HelpAction help ? new HelpWithOptionalArguments(help) : option.Action;
        return option;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(parseResult.CommandResult.Command.Subcommands.Aggregate(text.ToString(), WithOptional));
        return exitCode;
    }

    // As wide as before, so that the columns stay where they are.
    private static string WithOptional(string text, Command command) =>
        text.Replace(Row(command, Required), Row(command, argument => IsOptional(argument) ? Optional(argument) : Required(argument)), StringComparison.Ordinal);

    private static string Row(Command command, Func<Argument, string> shown) =>
        $"  {command.Name} {string.Join(' ', command.Arguments.Select(shown))} ";

    private static string Required(Argument argument) => $"<{argument.HelpName ?? argument.Name}>";

    private static string Optional(Argument argument) => $"[{argument.HelpName ?? argument.Name}]";

    private static bool IsOptional(Argument argument) => argument.Arity.MinimumNumberOfValues == 0;
}
