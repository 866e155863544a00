using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>
/// A command of an app, never run. It succeeds unless its text asks for failure (it is <c>false</c>, or ends in <c>exit N</c> or
/// <c>false</c> as its last command), or unless the app's config var <see cref="ExitStatusVariable"/> holds another status.
/// </summary>
internal static partial class SimulatedCommand
{
    public const string ExitStatusVariable = "REHEARSAL_EXIT_STATUS";

    /// <summary>
    /// The command of a release. Its own config decides as any other would, except that the wanted status holds from the release
    /// after the one which sets it: else a release command that is to fail would refuse the very config var that makes it fail.
    /// </summary>
    public static CommandResult RunPhase(string command, ReleaseState release, AppState app) => Run(
        command,
        app.ConfigVars.ContainsKey(ExitStatusVariable) ? release.ConfigVars : release.ConfigVars.Remove(ExitStatusVariable));

    public static CommandResult Run(string command, ImmutableDictionary<string, string> config)
    {
        // Clients learn a one-off dyno's exit status by appending an echo of `$?`; Heroku itself reports none.
        var marker = TrailingEcho().Match(command);
        var body = (marker.Success ? command[..marker.Index] : command).Trim();
        var isApart = marker.Success && ShellText.IsSubshell(body);
        if (isApart)
        {
            body = body[1..^1].Trim();
        }

        var status = StatusOf(body, config);
        var lines = ImmutableArray.Create($"(rehearsal) would run: {body}");
        if (status != 0)
        {
            lines = lines.Add($"(rehearsal) it exits with status {status}");
        }

        if (marker.Success && (isApart || !ShellText.EndsItsShell(body, status)))
        {
            var shown = status.ToString(CultureInfo.InvariantCulture);
            lines = lines.Add(marker.Groups["text"].Value.Replace("$?", shown, StringComparison.Ordinal));
        }

        return new CommandResult(status, lines);
    }

    private static int StatusOf(string command, ImmutableDictionary<string, string> config)
    {
        if (config.TryGetValue(ExitStatusVariable, out var wanted) && byte.TryParse(wanted, out var configured))
        {
            return configured;
        }

        if (TrailingFalse().IsMatch(command))
        {
            return 1;
        }

        var exit = TrailingExit().Match(command);
        return exit.Success && byte.TryParse(exit.Groups["status"].ValueSpan, out var status) ? status : 0;
    }

    [GeneratedRegex("""(?:;|&&|\|\|)\s*echo\s+"(?<text>[^"]*\$\?[^"]*)"\s*;?\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingEcho();

    [GeneratedRegex("""(?:^|[\s;&|"'(])exit\s+(?<status>[0-9]{1,3})\s*["')]?\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingExit();

    [GeneratedRegex("""(?:^|;|&&)\s*false\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingFalse();
}
