using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Reads the log of an app: its last lines, and with a tail what is logged from then on, whatever becomes of one session.</summary>
/// <param name="heroku">The Heroku.</param>
/// <param name="time">The clock.</param>
internal sealed class LogReading(HerokuConnection heroku, TimeProvider time)
{
    /// <summary>Between two sessions; doubled up to <see cref="LongestPause"/> while they bring nothing, as each one costs a call.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <param name="app">The app.</param>
    /// <param name="lines">How many past lines to begin with.</param>
    /// <param name="line">Takes each line.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="HerokuException">The log cannot be read, or was cut.</exception>
    public async Task ReadAsync(string app, int lines, Action<string> line, CancellationToken cancellationToken)
    {
        var session = await heroku.Writer.CreateLogSessionAsync(app, new LogSessionRequest(lines), cancellationToken).ConfigureAwait(false);
        await foreach (var text in heroku.Logs.ReadAsync(session, TimeLimits.LogLine, cancellationToken).ConfigureAwait(false))
        {
            line(text);
        }
    }

    /// <summary>Goes on until somebody stops it: a session ends after an hour, or is cut, and the next one goes on where it ended.</summary>
    /// <param name="app">The app.</param>
    /// <param name="lines">How many past lines to begin with.</param>
    /// <param name="line">Takes each line once.</param>
    /// <param name="gap">Is told where lines may be missing.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="HerokuException">No session can be made.</exception>
    public async Task TailAsync(string app, int lines, Action<string> line, Action gap, CancellationToken cancellationToken)
    {
        var seen = new SeenLines();
        for (var pause = Pause; ; pause = Longer(pause))
        {
            var session = await heroku.Writer
                .CreateLogSessionAsync(app, new LogSessionRequest(seen.IsEmpty ? lines : SeenLines.Most, true), cancellationToken)
                .ConfigureAwait(false);
            seen.Begin();
            try
            {
                await foreach (var text in heroku.Logs.ReadAsync(session, TimeLimits.LogSilence, cancellationToken).ConfigureAwait(false))
                {
                    if (!seen.Admit(text, out var followsGap))
                    {
                        continue;
                    }

                    if (followsGap)
                    {
                        gap();
                    }

                    pause = Pause;
                    line(text);
                }
            }
            catch (HerokuException failure) when (failure.IsCut)
            {
                // The next session goes on.
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
