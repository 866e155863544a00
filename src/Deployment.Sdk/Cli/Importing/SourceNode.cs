namespace Deployment.Sdk.Cli.Importing;

/// <summary>A part of a file that is imported, YAML or JSON, with its place.</summary>
internal abstract class SourceNode(SourcePlace place)
{
    public SourcePlace Place { get; } = place;

    /// <summary>Whether it is nothing: an empty value, <c>null</c> or <c>~</c>.</summary>
    public virtual bool IsNothing => false;

    /// <summary>The texts of a text or of a list of texts; null when it is neither.</summary>
    public IReadOnlyList<SourceText>? Texts => this switch
    {
        _ when IsNothing => [],
        SourceText text => [text],
        SourceList list when list.Items.All(item => item is SourceText) => [.. list.Items.Cast<SourceText>()],
        _ => null,
    };
}

/// <summary>A text, a number, or one of the words that mean something by themselves.</summary>
/// <param name="text">What it says.</param>
/// <param name="isPlain">Whether it stands without quotes, so that it may be no text at all.</param>
/// <param name="place">Where.</param>
internal sealed class SourceText(string text, bool isPlain, SourcePlace place) : SourceNode(place)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    public override bool IsNothing => IsPlain && Text is ("" or "~" or "null" or "Null" or "NULL");
}

/// <summary>A list.</summary>
internal sealed class SourceList(IReadOnlyList<SourceNode> items, SourcePlace place) : SourceNode(place)
{
    public IReadOnlyList<SourceNode> Items { get; } = items;
}

/// <summary>Names with what stands under them; no name twice.</summary>
internal sealed class SourceMap(IReadOnlyList<SourceEntry> entries, SourcePlace place) : SourceNode(place)
{
    public IReadOnlyList<SourceEntry> Entries { get; } = entries;

    public SourceNode? this[string name] => Entry(name)?.Value;

    public SourceEntry? Entry(string name) => Entries.FirstOrDefault(entry => entry.Name == name);

    /// <summary>Those that are called otherwise.</summary>
    public IEnumerable<SourceEntry> Except(params IReadOnlyCollection<string> names) => Entries.Where(entry => !names.Contains(entry.Name));
}

/// <summary>A name and what stands under it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Place">Where the name stands.</param>
/// <param name="Value">What stands under it.</param>
internal sealed record SourceEntry(string Name, SourcePlace Place, SourceNode Value);
