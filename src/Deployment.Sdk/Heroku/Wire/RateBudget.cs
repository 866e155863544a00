using System.Globalization;
using System.Net;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// How many calls the account has left, as Heroku says it with every answer. All programs of an account share them: whoever watches
/// a build slows down as they run low, and nothing new starts on the last ones, so that what is under way can end.
/// </summary>
/// <param name="person">Is told when Heroku refuses for want of calls.</param>
internal sealed class RateBudget(IOperator person)
{
    /// <summary>What stays for deliveries that are under way, for lifting maintenance, cancelling and rolling back.</summary>
    public const int Reserve = 200;

    /// <summary>From here on there is no need to hurry less.</summary>
    private const int Plenty = 1000;

    /// <summary>The longest pause between two looks at the same thing.</summary>
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(15);

    private int _remaining = -1;
    private int _isRefused;

    /// <summary>The calls that are left; null before Heroku has said it.</summary>
    public int? Remaining => Volatile.Read(ref _remaining) is >= 0 and var remaining ? remaining : null;

    /// <summary>Takes note of an answer.</summary>
    /// <param name="response">The answer.</param>
    public void Observe(HttpResponseMessage response)
    {
        var isRefused = response.StatusCode == HttpStatusCode.TooManyRequests;
        if (response.Headers.TryGetValues("RateLimit-Remaining", out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var remaining))
        {
            Volatile.Write(ref _remaining, remaining);
            DeliveryTelemetry.RemainingCalls.Record(remaining);
        }
        else if (isRefused)
        {
            Volatile.Write(ref _remaining, 0);
        }

        if (!isRefused)
        {
            Volatile.Write(ref _isRefused, 0);
        }
    }

    /// <summary>Tells that a call waits because there are none left; once, until Heroku answers again.</summary>
    /// <param name="request">The call.</param>
    /// <param name="wait">How long it waits.</param>
    public void Wait(HttpRequestMessage request, TimeSpan wait)
    {
        if (Interlocked.Exchange(ref _isRefused, 1) == 0)
        {
            person.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"the account's calls to Heroku are used up (429): trying {HerokuFailures.Describe(request)} again in {Math.Ceiling(wait.TotalSeconds)} s"));
        }
    }

    /// <summary>How long to wait before looking at the same thing again.</summary>
    /// <param name="quickest">The pause while there are plenty of calls left.</param>
    public TimeSpan Pause(TimeSpan quickest) => Remaining switch
    {
        null or >= Plenty => quickest,
        <= Reserve => Slowest,
        { } remaining => quickest + ((Slowest - quickest) * ((double)(Plenty - remaining) / (Plenty - Reserve))),
    };
}
