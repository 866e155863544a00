using System.Globalization;

namespace Deployment.Sdk.Services;

/// <summary>A gate's verdict of a service that may still be at work: it is waited for, what for is said once, and after the limit the gate is closed.</summary>
internal static class WaitedVerdict
{
    /// <param name="service">The service's name for people.</param>
    /// <param name="ask">Asks once. What a wait cannot change is a <see cref="ServiceException"/>.</param>
    /// <param name="wait">How long to wait, in whole seconds.</param>
    /// <param name="services">The means.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<GateVerdict> AskAsync(
        string service,
        Func<CancellationToken, Task<AskedOnce>> ask,
        int wait,
        IServiceContext services,
        CancellationToken cancellationToken)
    {
        var (waitsFor, link) = ("", (Uri?)null);
        var verdict = await Polling.UntilAsync(
            async token =>
            {
                var asked = await ask(token).ConfigureAwait(false);
                link = asked.Link ?? link;
                if (asked.Verdict is null && asked.Waits != waitsFor)
                {
                    waitsFor = asked.Waits;
                    services.Report($"waiting for {service}: {waitsFor}");
                }

                return asked.Verdict is null ? null : asked.Verdict with { Link = asked.Link };
            },
            TimeSpan.FromSeconds(wait),
            services.Time,
            cancellationToken).ConfigureAwait(false);
        return verdict ?? GateVerdict.No(string.Create(CultureInfo.InvariantCulture, $"{service}: {waitsFor} after {wait} s")) with { Link = link };
    }
}
