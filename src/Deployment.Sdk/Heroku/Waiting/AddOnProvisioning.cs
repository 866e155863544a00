namespace Deployment.Sdk.Heroku;

/// <summary>Waits until an add-on is ready. Heroku answers the order of one at once; its provider may take minutes.</summary>
/// <param name="heroku">The Heroku to ask.</param>
/// <param name="time">The clock of the waits and of the limit.</param>
internal sealed class AddOnProvisioning(IHerokuReader heroku, TimeProvider time)
{
    /// <summary>Between the first two looks; doubled after each.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at most.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>The pause that follows one.</summary>
    public static TimeSpan After(TimeSpan wait) => wait * 2 < LongestWait ? wait * 2 : LongestWait;

    /// <summary>Looks at the add-on until it is ready, gone, or the limit is over.</summary>
    /// <param name="app">The app.</param>
    /// <param name="addOn">The add-on, by identifier or name.</param>
    /// <param name="limit">How long to wait; the add-on is looked at once more when it is over.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AddOnWait> WaitAsync(string app, string addOn, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var wait = FirstWait; ; wait = After(wait))
        {
            var seen = await LookAsync(app, addOn, cancellationToken).ConfigureAwait(false);
            if (seen?.State == AddOnState.Provisioned)
            {
                return new AddOnWait(seen, null);
            }

            if (AddOnWait.IsGoneAs(seen))
            {
                return new AddOnWait(seen, $"the add-on {addOn} of {app} could not be made, or is gone");
            }

            var left = limit - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return new AddOnWait(seen, $"the add-on {addOn} of {app} is still {seen?.State} after {limit.TotalSeconds:0} s");
            }

            await Task.Delay(wait < left ? wait : left, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AddOn?> LookAsync(string app, string addOn, CancellationToken cancellationToken)
    {
        try
        {
            return await heroku.GetAddOnAsync(app, addOn, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure) when (failure.Status is 404 or 410)
        {
            return null;
        }
    }
}
