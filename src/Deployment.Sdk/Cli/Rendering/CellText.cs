using Spectre.Console;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>Text from outside in a table.</summary>
internal static class CellText
{
    public static Text Of(string text) => new(TerminalText.NeutraliseCell(text));
}
