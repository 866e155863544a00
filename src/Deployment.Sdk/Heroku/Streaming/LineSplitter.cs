using System.Buffers;
using System.Text;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Cuts bytes as they come from a socket into lines of text. A NUL is a sign of life that Heroku's stream servers send while there
/// is nothing to say, and is no part of the output. An endless line is cut, so that it cannot fill the memory.
/// </summary>
/// <param name="longest">Bytes after which a line is cut.</param>
internal sealed class LineSplitter(int longest = 64 * 1024)
{
    /// <summary>Bytes of a cut line that stay for the next piece, so that a short marker at its end is never torn.</summary>
    private const int Kept = 256;

    private readonly ArrayBufferWriter<byte> _open = new();

    /// <summary>Takes bytes and gives the lines that they complete, without their line ends.</summary>
    /// <param name="bytes">The next bytes.</param>
    public List<string> Add(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string>();
        foreach (var value in bytes)
        {
            if (value == (byte)'\n')
            {
                lines.Add(Take(_open.WrittenCount));
            }
            else if (value != 0)
            {
                _open.Write([value]);
                if (_open.WrittenCount >= longest + Kept)
                {
                    lines.Add(Take(WholeCharacters(_open.WrittenCount - Kept)));
                }
            }
        }

        return lines;
    }

    /// <summary>The last line, when no line end followed it; null when nothing is left.</summary>
    public string? Rest() => _open.WrittenCount == 0 ? null : Take(_open.WrittenCount);

    private int WholeCharacters(int count)
    {
        // 10xxxxxx continues a UTF-8 character that began before.
        while (count > 1 && (_open.WrittenSpan[count] & 0xC0) == 0x80)
        {
            count--;
        }

        return count;
    }

    private string Take(int count)
    {
        var line = Encoding.UTF8.GetString(_open.WrittenSpan[..count]).TrimEnd('\r');
        var rest = _open.WrittenSpan[count..].ToArray();
        _open.ResetWrittenCount();
        _open.Write(rest);
        return line;
    }
}
