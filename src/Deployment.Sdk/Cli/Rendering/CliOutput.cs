using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Deployment.Sdk.Execution;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>Where a command prints. With <c>--json</c> the document alone goes to stdout.</summary>
internal sealed class CliOutput
{
    private readonly LiveLog? _live;

    public CliOutput(ProgramHost host, ParseResult parsed)
    {
        Host = host;
        IsJson = parsed.GetValue(CommonOptions.Json);
        IsVerbose = parsed.GetValue(CommonOptions.Verbose);
        Scenarios = ScenarioChoice.Of(parsed, host.WorkingDirectory);
        var plain = parsed.GetValue(CommonOptions.NoColor) || host.Environment.GetValueOrDefault("NO_COLOR") is { Length: > 0 };
        IsLive = host is { IsOutputTerminal: true, IsInteractive: true } && !IsJson;
        Terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = host.IsOutputTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = plain || !host.IsOutputTerminal ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = IsLive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(IsJson ? host.Error : host.Output),
        });
        if (!host.IsOutputTerminal)
        {
            // A pipe has no width: lines are for grep, not for the eye.
            Terminal.Profile.Width = 200;
        }

        _live = IsLive ? new LiveLog(Terminal) : null;
    }

    public ProgramHost Host { get; }

    public bool IsJson { get; }

    public bool IsVerbose { get; }

    /// <summary>What the rehearsal was asked to let go wrong: its output says so.</summary>
    public ScenarioChoice Scenarios { get; }

    /// <summary>Whether a person watches: progress may be drawn and questions asked.</summary>
    public bool IsLive { get; }

    /// <summary>For people: stdout, or stderr with <c>--json</c>.</summary>
    public IAnsiConsole Terminal { get; }

    public IDeliveryLog Log => _live is { } live ? live : new PlainLog(Terminal.Profile.Out.Writer);

    public IPerson Person => _live is { } live ? new TerminalPerson(Terminal, live) : Nobody.Instance;

    /// <summary>Prints a line of ours or of anyone's; it is neutralised, never wrapped.</summary>
    public void Line(string text) => Terminal.Profile.Out.Writer.WriteLine(TerminalText.Neutralise(text));

    public void Document<T>(T document, JsonTypeInfo<T> type) => Document(Host, document, type);

    // In JSON these stand in strings alone, where an escape means the same. CI that reads "##vso[...]" anywhere in its log does not know it.
    public static void Document<T>(ProgramHost host, T document, JsonTypeInfo<T> type) =>
        host.Output.WriteLine(JsonSerializer.Serialize(document, type).Replace("##", "#\\u0023", StringComparison.Ordinal));

    /// <summary>One of many documents: each is a line, for whoever reads them as they come.</summary>
    public void Record<T>(T document, JsonTypeInfo<T> type)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = type.Options.Encoder }))
        {
            JsonSerializer.Serialize(writer, document, type);
        }

        Host.Output.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan).Replace("##", "#\\u0023", StringComparison.Ordinal));
    }

    /// <summary>With <c>--verbose</c>, where an unexpected error comes from, on stderr.</summary>
    public void Detail(Exception failure, Func<string, string> mask)
    {
        if (IsVerbose)
        {
            foreach (var line in mask(failure.ToString()).Split('\n', StringSplitOptions.TrimEntries))
            {
                Host.Error.WriteLine(TerminalText.Neutralise($"  | {line}"));
            }
        }
    }
}
