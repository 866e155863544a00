using System.Globalization;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Nothing new starts on the account's last calls: they are for deliveries that are under way, and for taking back what went wrong.
/// </summary>
internal static class RateReserve
{
    /// <summary>The slowest rate that is known for the refilling of an account's calls.</summary>
    private const double PerMinute = 20;

    /// <summary>Null as soon as a delivery may start; otherwise why it has waited long enough.</summary>
    /// <param name="heroku">The connection, which knows how many are left.</param>
    /// <param name="log">Is told of the wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="isUnderWay">Whether a delivery waits to go on to its next app, rather than to start.</param>
    public static async Task<Refusal?> AwaitAsync(
        HerokuConnection heroku, IDeliveryLog log, TimeProvider time, CancellationToken cancellationToken, bool isUnderWay = false)
    {
        if (heroku.Budget.Remaining is not < RateBudget.Reserve)
        {
            return null;
        }

        var isTold = false;
        for (var end = new Deadline(time, Limits.Reserve); ;)
        {
            // This question alone costs no call.
            var left = (await heroku.Reader.GetRateLimitAsync(cancellationToken).ConfigureAwait(false)).Remaining;
            if (left >= RateBudget.Reserve)
            {
                if (isTold)
                {
                    log.Note(string.Create(CultureInfo.InvariantCulture, $"the account has {left} calls to Heroku left again: going on"));
                }

                return null;
            }

            if (end.IsOver)
            {
                return new Refusal(
                    DeliveryOutcome.Failed,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the account still has only {left} calls to Heroku left after {Limits.Reserve.TotalMinutes} min, and nothing new starts below {RateBudget.Reserve}; nothing{(isUnderWay ? " more" : "")} was {(isUnderWay ? "begun" : "changed")}"),
                    $"find what uses them up, such as another job with the same account, then {(isUnderWay ? "resume" : "deliver again")}");
            }

            if (!isTold)
            {
                isTold = true;
                var wait = TimeSpan.FromMinutes(Math.Ceiling((RateBudget.Reserve - left) / PerMinute));
                log.Note(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the account has {left} calls to Heroku left, and nothing new starts below {RateBudget.Reserve}, so that what is under way can end: waiting, most likely until {time.GetUtcNow() + wait:HH:mm} UTC ({wait.TotalMinutes} min)"));
            }

            await Task.Delay(Limits.ReserveCheck, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
