using Deployment.Sdk.Cli.Rendering;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// Reads YAML by its events, which needs no reflection, so that a trimmed or natively compiled program can. What an alias stands for is
/// shared and never copied, so that no file, however it refers to itself, becomes larger than it is.
/// </summary>
internal sealed class YamlSource
{
    private const string StringTag = "tag:yaml.org,2002:str";

    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Dictionary<string, SourceNode> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlSource(string text)
    {
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    public static SourceReading Read(string text)
    {
        var source = new YamlSource(text);
        try
        {
            return source.Document();
        }
        catch (YamlException failure)
        {
            // Its text is the parser's own, and names at most a character or a tag.
            return SourceReading.Wrong(
                source.PlaceOf(failure),
                $"this is no YAML: {(ShownText.HoldsSecret(failure.Message) ? "it breaks off" : TerminalText.Neutralise(failure.Message))}",
                "correct it; the place is the first that cannot be read");
        }
    }

    // Of a tab that indents, the parser names where its map begins, and the scanner stands at the tab.
    private SourcePlace PlaceOf(YamlException failure) => At(
        failure.Start.Index == failure.End.Index && failure.Message.StartsWith("While scanning", StringComparison.Ordinal)
            ? _scanner.CurrentPosition
            : failure.Start);

    private SourceReading Document()
    {
        Next<StreamStart>();
        if (_parser.Current is StreamEnd)
        {
            return SourceReading.Empty();
        }

        Next<DocumentStart>();
        var root = Node(0);
        if (root.Fault is not null)
        {
            return root;
        }

        Next<DocumentEnd>();
        return _parser.Current is StreamEnd ? root.Root!.IsNothing ? SourceReading.Empty() : root : SourceReading.Wrong(
            At(_parser.Current!.Start), "a second document begins there", "import one document at a time: keep what stands above or below it");
    }

    private SourceReading Node(int depth)
    {
        var start = _parser.Current!;
        var place = At(start.Start);
        if (depth > SourceReading.MaxDepth)
        {
            return SourceReading.TooDeep(place);
        }

        if (++_nodes > SourceReading.MaxNodes)
        {
            return SourceReading.TooMany(place);
        }

        if (start is AnchorAlias alias)
        {
            Move();
            return _anchors.TryGetValue(alias.Value.Value, out var known)
                ? SourceReading.Of(known)
                : SourceReading.Wrong(place, $"nothing is called &{TerminalText.Neutralise(alias.Value.Value)} above", "write what is meant");
        }

        if (start is not NodeEvent node)
        {
            return SourceReading.Wrong(place, "a value is missing there", "write it, or leave its name out");
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && !node.Tag.Value.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal))
        {
            return SourceReading.Wrong(place, "a value has a type of its own there, which nothing here knows", "write it without the '!' and the name behind it");
        }

        var reading = node switch
        {
            Scalar scalar => Text(scalar, place),
            SequenceStart => List(place, depth),
            _ => Map(place, depth),
        };
        if (reading.Root is { } read && !node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor.Value] = read;
        }

        return reading;
    }

    private SourceReading Text(Scalar scalar, SourcePlace place)
    {
        Move();
        return SourceReading.Of(new SourceText(
            scalar.Value, scalar.Style is ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.Value != StringTag), place));
    }

    private SourceReading List(SourcePlace place, int depth)
    {
        Move();
        var items = new List<SourceNode>();
        while (_parser.Current is not SequenceEnd)
        {
            var item = Node(depth + 1);
            if (item.Fault is not null)
            {
                return item;
            }

            items.Add(item.Root!);
        }

        Move();
        return SourceReading.Of(new SourceList(items, place));
    }

    private SourceReading Map(SourcePlace place, int depth)
    {
        Move();
        var entries = new List<SourceEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var merged = new List<SourceEntry>();
        while (_parser.Current is not MappingEnd)
        {
            if (Node(depth + 1) is var name && name.Fault is not null)
            {
                return name;
            }

            if (name.Root is not SourceText key)
            {
                return SourceReading.Wrong(name.Root!.Place, "a list or a map stands there in place of a name", "write a name before the ':'");
            }

            if (Node(depth + 1) is var value && value.Fault is not null)
            {
                return value;
            }

            if (key is { IsPlain: true, Text: "<<" })
            {
                merged.AddRange(Merged(value.Root!));
            }
            else if (!names.Add(key.Text))
            {
                return SourceReading.Twice(key.Place, key.Text);
            }
            else
            {
                entries.Add(new SourceEntry(key.Text, key.Place, value.Root!));
            }
        }

        Move();
        entries.AddRange(merged.Where(entry => names.Add(entry.Name)));
        return SourceReading.Of(new SourceMap(entries, place));
    }

    // What stands here wins over what is merged, and of several merged maps the first: yaml.org/type/merge.html.
    private static IEnumerable<SourceEntry> Merged(SourceNode node) => node switch
    {
        SourceMap map => map.Entries,
        SourceList list => list.Items.OfType<SourceMap>().SelectMany(map => map.Entries).DistinctBy(entry => entry.Name),
        _ => [],
    };

    private void Next<TEvent>()
        where TEvent : ParsingEvent
    {
        if (_parser.Current is null)
        {
            Move();
        }

        if (_parser.Current is not TEvent)
        {
            throw new SemanticErrorException(_parser.Current?.Start ?? Mark.Empty, _parser.Current?.End ?? Mark.Empty, "something else was expected");
        }

        Move();
    }

    private void Move()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (InvalidOperationException)
        {
            // The parser's own way of saying that something follows what ends a document.
            var mark = _scanner.CurrentPosition;
            throw new SyntaxErrorException(mark, mark, "something follows that no document begins with");
        }
    }

    private static SourcePlace At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
