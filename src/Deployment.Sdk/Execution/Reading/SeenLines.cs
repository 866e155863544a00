using System.Globalization;

namespace Deployment.Sdk.Execution;

/// <summary>
/// What was seen of a log whose sessions end: one that is asked for anew begins with past lines again, of which some were seen, some are
/// older than what was asked for, and some came in between.
/// </summary>
/// <param name="kept">How many lines the log keeps.</param>
internal sealed class SeenLines(int kept = SeenLines.Most)
{
    /// <summary>How many lines Heroku keeps: what is older cannot come again, and nothing can be said of it.</summary>
    public const int Most = 1500;

    private readonly Queue<string> _order = new();
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private Dictionary<string, int>? _again;
    private string? _last;
    private bool _isJoined;

    /// <summary>Whether any line was seen.</summary>
    public bool IsEmpty => _last is null;

    /// <summary>A session begins: its first lines may have been seen.</summary>
    public void Begin()
    {
        _again = IsEmpty ? null : new Dictionary<string, int>(_seen, StringComparer.Ordinal);
        _isJoined = false;
    }

    /// <summary>Whether a line is new, which it is no more after this.</summary>
    /// <param name="line">The line.</param>
    /// <param name="followsGap">Whether it is the first one of its session that was not seen, and none that was seen came before it.</param>
    public bool Admit(string line, out bool followsGap)
    {
        followsGap = false;
        if (_again is not null)
        {
            if (Take(_again, line))
            {
                _isJoined = true;
                return false;
            }

            if (!_isJoined)
            {
                if (TimeOf(line) < TimeOf(_last!))
                {
                    return false;
                }

                (_isJoined, followsGap) = (true, true);
            }
        }

        Remember(line);
        return true;
    }

    private void Remember(string line)
    {
        _last = line;
        _order.Enqueue(line);
        _seen[line] = _seen.GetValueOrDefault(line) + 1;
        if (_order.Count > kept)
        {
            Take(_seen, _order.Dequeue());
        }
    }

    private static bool Take(Dictionary<string, int> counts, string line)
    {
        if (!counts.TryGetValue(line, out var count))
        {
            return false;
        }

        if (count == 1)
        {
            counts.Remove(line);
        }
        else
        {
            counts[line] = count - 1;
        }

        return true;
    }

    // A line without a time is told from nothing: it counts as new rather than being lost.
    private static DateTimeOffset? TimeOf(string line) =>
        DateTimeOffset.TryParse(line.AsSpan(0, Math.Max(line.IndexOf(' '), 0)), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
