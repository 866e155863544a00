using System.Text;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Writes C# line by line; a template of several lines is indented as a whole. Line ends are LF on every host.</summary>
internal sealed class IndentedWriter
{
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a template, every line of it at the current depth.</summary>
    public IndentedWriter Lines(string template)
    {
        foreach (var line in template.Replace("\r\n", "\n").Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', _depth * Step).Append(line);
            }

            _text.Append('\n');
        }

        return this;
    }

    public IndentedWriter Blank() => Lines("");

    /// <summary>Opens a block that ends when what is returned is disposed of.</summary>
    /// <param name="closing">What closes it.</param>
    public Block Open(string closing = "}") => Open("{", closing);

    /// <inheritdoc cref="Open(string)"/>
    /// <param name="opening">What opens it.</param>
    /// <param name="closing">What closes it.</param>
    public Block Open(string opening, string closing)
    {
        Lines(opening);
        _depth++;
        return new Block(this, closing);
    }

    /// <summary>Indents until what is returned is disposed of.</summary>
    public Block Indent()
    {
        _depth++;
        return new Block(this, null);
    }

    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    internal readonly struct Block(IndentedWriter writer, string? closing) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (closing is not null)
            {
                writer.Lines(closing);
            }
        }
    }
}
