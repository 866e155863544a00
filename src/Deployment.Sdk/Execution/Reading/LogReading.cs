using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Reads the log of an app: its last lines, and with a tail what is logged from then on, whatever becomes of one session.</summary>
internal static class LogReading
{
    /// <summary>Between two sessions, so that one which ends at once is not asked for without pause.</summary>
    private static readonly TimeSpan BetweenSessions = TimeSpan.FromSeconds(5);

    /// <param name="heroku">The Heroku.</param>
    /// <param name="app">The app.</param>
    /// <param name="lines">How many past lines to begin with.</param>
    /// <param name="tail">Whether to go on until somebody stops it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="line">Takes each line.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="HerokuException">The log cannot be read.</exception>
    public static async Task ReadAsync(
        HerokuConnection heroku, string app, int lines, bool tail, TimeProvider time, Action<string> line, CancellationToken cancellationToken)
    {
        string? last = null;
        do
        {
            // The log of a session that is asked for anew begins with the line that was seen last, if nothing has come in between.
            var session = await heroku.Writer
                .CreateLogSessionAsync(app, new LogSessionRequest(last is null ? lines : 1, tail ? true : null), cancellationToken)
                .ConfigureAwait(false);
            var isFirst = true;
            var reading = heroku.Logs.ReadAsync(session, tail ? TimeLimits.LogSilence : TimeLimits.LogLine, cancellationToken);
            await foreach (var text in reading.ConfigureAwait(false))
            {
                if (!(isFirst && text == last))
                {
                    line(text);
                }

                (last, isFirst) = (text, false);
            }

            if (tail)
            {
                await Task.Delay(BetweenSessions, time, cancellationToken).ConfigureAwait(false);
            }
        }
        while (tail);
    }
}
