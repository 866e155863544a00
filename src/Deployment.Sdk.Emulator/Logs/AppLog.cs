using Deployment.Sdk.Emulator.Streams;

namespace Deployment.Sdk.Emulator.Logs;

/// <summary>The last lines of one app, as Heroku keeps them: 1500, and any number of readers follow.</summary>
internal sealed class AppLog
{
    public const int Kept = 1500;

    private readonly Watched _watched = new();
    private readonly Queue<LogLine> _lines = new();
    private long _first;
    private bool _isComplete;

    public void Write(IEnumerable<LogLine> lines) => _watched.Change(() =>
    {
        foreach (var line in lines.SelectMany(written => written.Split()))
        {
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
                _first++;
            }
        }
    });

    /// <summary>The app is gone: whoever follows comes to an end.</summary>
    public void Complete() => _watched.Change(() => _isComplete = true);

    /// <summary>What is there from a position on.</summary>
    /// <returns>The lines, and the position after them.</returns>
    public (IReadOnlyList<LogLine> Lines, long Next) Read(long from) => _watched.Read<(IReadOnlyList<LogLine>, long)>(
        () => ([.. _lines.Skip((int)Math.Max(0, from - _first))], _first + _lines.Count));

    /// <summary>Waits until there is something from a position on.</summary>
    /// <returns>False when nothing will come any more.</returns>
    public Task<bool> WaitAsync(long from, CancellationToken ct) => _watched.UntilAsync<bool>(
        () => from < _first + _lines.Count ? true
            : _isComplete ? false
            : null,
        ct);
}
