using System.Text;
using System.Text.Json;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>Reads JSON, with the place of everything.</summary>
internal ref struct JsonSource
{
    private const string Correct = "correct it; the place is the first that cannot be read";

    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private long _counted;
    private int _line = 1;
    private int _column = 1;
    private int _nodes;

    private JsonSource(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = SourceReading.MaxDepth });
    }

    public static SourceReading Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return SourceReading.Empty();
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var source = new JsonSource(bytes);
        try
        {
            source._reader.Read();
            var root = source.Node();
            // Reads to the end: what follows would be a fault.
            while (root.Fault is null && source._reader.Read())
            {
            }

            return root;
        }
        catch (JsonException failure)
        {
            // Not its text, which quotes what it found.
            return SourceReading.Wrong(
                new SourcePlace((int)(failure.LineNumber ?? 0) + 1, ColumnOf(bytes, failure.LineNumber ?? 0, failure.BytePositionInLine ?? 0)),
                $"this is no JSON, or is nested more than {SourceReading.MaxDepth} deep",
                Correct);
        }
    }

    private SourceReading Node()
    {
        var place = Place();
        if (++_nodes > SourceReading.MaxNodes)
        {
            return SourceReading.TooMany(place);
        }

        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Map(place);
            case JsonTokenType.StartArray:
                return List(place);
            case JsonTokenType.String:
                return Text() is { } text ? SourceReading.Of(new SourceText(text, isPlain: false, place)) : HalfCharacter(place);
            default:
                return SourceReading.Of(new SourceText(Encoding.UTF8.GetString(_reader.ValueSpan), isPlain: true, place));
        }
    }

    private SourceReading List(SourcePlace place)
    {
        var items = new List<SourceNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            var item = Node();
            if (item.Fault is not null)
            {
                return item;
            }

            items.Add(item.Root!);
        }

        return SourceReading.Of(new SourceList(items, place));
    }

    private SourceReading Map(SourcePlace place)
    {
        var entries = new List<SourceEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var at = Place();
            if (Text() is not { } name)
            {
                return HalfCharacter(at);
            }

            if (!names.Add(name))
            {
                return SourceReading.Twice(at, name);
            }

            _reader.Read();
            var value = Node();
            if (value.Fault is not null)
            {
                return value;
            }

            entries.Add(new SourceEntry(name, at, value.Root!));
        }

        return SourceReading.Of(new SourceMap(entries, place));
    }

    private readonly string? Text()
    {
        try
        {
            return _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static SourceReading HalfCharacter(SourcePlace place) => SourceReading.Wrong(place, "a text has half of a character in it", Correct);

    // Tokens come in order, so that every byte is counted once.
    private SourcePlace Place()
    {
        for (; _counted < _reader.TokenStartIndex; _counted++)
        {
            var one = _bytes[(int)_counted];
            (_line, _column) = one == '\n' ? (_line + 1, 1) : (_line, (one & 0xC0) == 0x80 ? _column : _column + 1);
        }

        return new SourcePlace(_line, _column);
    }

    private static int ColumnOf(byte[] bytes, long line, long inLine)
    {
        var start = 0;
        for (; line > 0 && start < bytes.Length; start++)
        {
            line -= bytes[start] == '\n' ? 1 : 0;
        }

        return 1 + bytes.Skip(start).Take((int)inLine).Count(one => (one & 0xC0) != 0x80);
    }
}
