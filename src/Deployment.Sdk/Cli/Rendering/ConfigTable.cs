using System.Globalization;
using Deployment.Sdk.Execution;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>Config vars on two sides, in 80 columns.</summary>
internal static class ConfigTable
{
    private const int Width = 80;

    /// <summary>Longer values are shown by their beginning and their hash.</summary>
    private const int LongestValue = 24;

    public static void Print(CliOutput output, ComparedConfig config)
    {
        var (target, app, otherTarget, other) = config.Pair;
        output.Line($"{target.Name}: {(other is null ? $"the plan (here), {app.Name} (there)" : $"{app.Name} (here), {other.Name} of {otherTarget?.Name} (there)")}");
        if (config.Problem is { } problem)
        {
            output.Line($"  cannot be compared: {problem}");
            return;
        }

        if (config.Variables.IsEmpty)
        {
            output.Line("  neither has any config var");
            return;
        }

        var table = new Table { Width = Width }.Border(TableBorder.Simple).AddColumns("", "name", "here", "there");
        foreach (var variable in config.Variables)
        {
            table.AddRow(
                CellText.Of(Word(variable.State)),
                CellText.Of(variable.Note is { } note ? $"{variable.Name} ({note})" : variable.Name),
                CellText.Of(Text(variable.Here)),
                CellText.Of(Text(variable.There)));
        }

        output.Terminal.Write(table);
        output.Line($"  {string.Join(", ", Enum.GetValues<ConfigComparison>().Select(state => Count(config, state)).OfType<string>())}");
    }

    private static string? Count(ComparedConfig config, ConfigComparison state) =>
        config.Variables.Count(variable => variable.State == state) is > 0 and var count
            ? string.Create(CultureInfo.InvariantCulture, $"{count} {Word(state)}")
            : null;

    private static string Word(ConfigComparison state) => state switch
    {
        ConfigComparison.Same => "same",
        ConfigComparison.Changed => "changed",
        ConfigComparison.OnlyHere => "only here",
        _ => "only there",
    };

    private static string Text(ComparedValue? value) => value switch
    {
        null => "-",
        { Text: { Length: <= LongestValue } text } => text.Length == 0 ? "(empty)" : text,
        { Text: { } text } => $"{text[..(LongestValue / 2)]}... #{value.Hash}",
        { Hash: { } hash } => $"#{hash}",
        _ => "(not known here)",
    };
}
