namespace Deployment.Sdk.Execution;

/// <summary>
/// Shows the output of a build or a release phase while its end is awaited. The status decides, not the stream: a stream may fall
/// silent, or stay open long after what wrote to it has ended.
/// </summary>
internal static class OutputFollowing
{
    /// <param name="scope">The delivery.</param>
    /// <param name="output">The stream's address.</param>
    /// <param name="limit">The longest that it is followed.</param>
    /// <param name="hasEnded">Asks Heroku whether what writes to it has ended.</param>
    /// <param name="cancellationToken">Stops following.</param>
    public static async Task FollowAsync(
        RunScope scope, Uri output, TimeSpan limit, Func<CancellationToken, Task<bool>> hasEnded, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(scope, output, stop.Token);
        try
        {
            for (var end = new Deadline(scope.Time, limit); !await IsReadAsync(reading, Limits.StatusCheck).ConfigureAwait(false);)
            {
                if (end.IsOver || await hasEnded(cancellationToken).ConfigureAwait(false))
                {
                    // What was written last may still be on its way.
                    await IsReadAsync(reading, Limits.LastLines).ConfigureAwait(false);
                    return;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            try
            {
                await reading.ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // We stopped it.
            }
        }

        async Task<bool> IsReadAsync(Task read, TimeSpan patience)
        {
            using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var first = await Task.WhenAny(read, Task.Delay(patience, scope.Time, rest.Token)).ConfigureAwait(false);
            await rest.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return first == read;
        }
    }

    private static async Task ReadAsync(RunScope scope, Uri output, CancellationToken cancellationToken)
    {
        await foreach (var line in scope.Heroku.Streams.ReadLinesAsync(output, cancellationToken).ConfigureAwait(false))
        {
            scope.Log.Output(line);
        }
    }
}
