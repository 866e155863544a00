using Deployment.Sdk.Plans.Freezes;
using Deployment.Sdk.Plans.Proofs.Freezes;

namespace Deployment.Sdk;

/// <summary>
/// Nothing may arrive in the environment for some time: every week, as in <c>[Freeze("Fri 15:00", "Mon 08:00", "Europe/London")]</c>,
/// or once, as in <c>[Freeze("2026-12-20", "2027-01-03T08:00", "Europe/London")]</c>. The times are those of the clock on the wall
/// there; a day or a date without a time means its first minute.
/// </summary>
/// <param name="from">When it starts: <c>Fri</c>, <c>Fri 15:00</c>, <c>2026-12-20</c> or <c>2026-12-20T18:00</c>.</param>
/// <param name="to">When it ends, in the same form; that minute is open again. A weekly freeze may go on into the next week.</param>
/// <param name="timeZone">The IANA name of the time zone, such as <c>Europe/London</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FreezeAttribute(string from, string to, string timeZone) : GateAttribute
{
    /// <summary>When it starts.</summary>
    public string From { get; } = from ?? "";

    /// <summary>When it ends; that minute is open again.</summary>
    public string To { get; } = to ?? "";

    /// <summary>The IANA name of the time zone.</summary>
    public string TimeZone { get; } = timeZone ?? "";

    /// <summary>Why, in a few words for whoever is refused, such as <c>weekend</c>.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override string Describe() =>
        Reason is { Length: > 0 } reason ? $"no change {From} to {To} {TimeZone} ({reason})" : $"no change {From} to {To} {TimeZone}";

    /// <inheritdoc/>
    public override Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Decide(context));

    private GateVerdict Decide(IGateContext context)
    {
        if (FreezeWindow.TryParse(From, To, TimeZone, out var error) is not { } window)
        {
            return GateVerdict.No($"the freeze \"{From}\" to \"{To}\" in \"{TimeZone}\" cannot be read: {error!.Problem} {error.Remedy}");
        }

        if (OnTheClock() is not { } freeze)
        {
            return GateVerdict.No(
                $"this machine knows no time zone {TimeZone}, which the freeze {window} is in: correct its name, or install the time zone data");
        }

        // No, not wait: nobody's approval is missing, and asking for one would not open it.
        var now = context.Time.GetUtcNow();
        return freeze.EndOf(now) is null
            ? GateVerdict.Yes($"not frozen: {window} {TimeZone}")
            : GateVerdict.No($"frozen ({(Reason is { Length: > 0 } reason ? $"{reason}: {window}" : window)}) {Until(freeze, context, now)}");
    }

    private static string Until(ZonedFreeze freeze, IGateContext context, DateTimeOffset now) =>
        ZonedFreeze.FirstOpen([.. context.Gates.OfType<FreezeAttribute>().Select(other => other.OnTheClock()).OfType<ZonedFreeze>()], now) is { } open
            ? $"until {freeze.Text(open)}"
            : "with no open slot in sight";

    private ZonedFreeze? OnTheClock() =>
        FreezeWindow.TryParse(From, To, TimeZone, out _) is { } window && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone)
            ? new(window, zone)
            : null;
}
