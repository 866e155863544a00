using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Execution.Gates;

public sealed class FreezeTests
{
    private static readonly FreezeAttribute Weekend = new("Fri 15:00", "Mon 08:00", "Europe/London") { Reason = "weekend" };

    [Theory]
    [InlineData("2026-11-20T14:59:59Z", true)]
    [InlineData("2026-11-20T15:00:00Z", false)]
    [InlineData("2026-11-22T12:00:00Z", false)]
    [InlineData("2026-11-23T07:59:59.9Z", false)]
    [InlineData("2026-11-23T08:00:00Z", true)]
    // In summer the clock of London is an hour ahead.
    [InlineData("2026-07-03T13:59:59Z", true)]
    [InlineData("2026-07-03T14:00:00Z", false)]
    [InlineData("2026-07-06T06:59:59Z", false)]
    [InlineData("2026-07-06T07:00:00Z", true)]
    public async Task A_weekend_is_frozen_by_the_clock_of_its_zone(string now, bool open) =>
        Assert.Equal(open, await AskAsync(now, Weekend) is null);

    [Fact]
    public async Task Whoever_is_refused_learns_why_and_until_when()
    {
        var refusal = await AskAsync("2026-11-21T10:00Z", Weekend);

        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.Equal("LIVE is closed: frozen (weekend: Fri 15:00 to Mon 08:00) until Mon 2026-11-23 08:00 Europe/London", refusal?.Reason);
        Assert.Equal(
            "LIVE is closed: frozen (Fri to Sun) until Sun 2026-11-22 00:00 UTC",
            (await AskAsync("2026-11-21T10:00Z", new FreezeAttribute("Fri", "Sun", "UTC")))?.Reason);
    }

    [Fact]
    public async Task The_slot_that_is_told_is_open_for_all_freezes_of_the_environment()
    {
        var holidays = new FreezeAttribute("2026-12-20", "2027-01-01T08:00", "America/New_York") { Reason = "holidays" };

        var refusal = await AskAsync("2026-12-29T12:00Z", holidays, Weekend);

        // New York's 8 o'clock is London's 13 o'clock of that Friday, two hours before the weekend.
        Assert.Equal("LIVE is closed: frozen (holidays: 2026-12-20 to 2027-01-01T08:00) until Fri 2027-01-01 08:00 America/New_York", refusal?.Reason);

        var longer = new FreezeAttribute("2026-12-20", "2027-01-01T10:00", "America/New_York") { Reason = "holidays" };
        Assert.Contains("until Mon 2027-01-04 03:00 America/New_York", (await AskAsync("2026-12-29T12:00Z", longer, Weekend))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freezes_that_never_end_say_so()
    {
        Assert.Equal(
            "LIVE is closed: frozen (Mon to Fri) with no open slot in sight",
            (await AskAsync("2026-11-24T12:00Z", new FreezeAttribute("Mon", "Fri", "UTC"), new FreezeAttribute("Fri", "Mon", "UTC")))?.Reason);
        Assert.Contains(
            "no open slot in sight",
            (await AskAsync("2026-11-24T12:00Z", new FreezeAttribute("Mon", "Sat", "UTC"), new FreezeAttribute("Fri", "Tue", "Europe/London")))?.Reason,
            StringComparison.Ordinal);
    }

    [Theory]
    // 2026-03-29 01:00Z: London's clock goes from 01:00 to 02:00, so that half past one is never shown.
    [InlineData("Sun 01:30", "Sun 03:00", "2026-03-29T00:59:59Z", true)]
    [InlineData("Sun 01:30", "Sun 03:00", "2026-03-29T01:00:00Z", false)]
    [InlineData("Sun 01:30", "Sun 03:00", "2026-03-29T01:59:59Z", false)]
    [InlineData("Sun 01:30", "Sun 03:00", "2026-03-29T02:00:00Z", true)]
    [InlineData("Sun 00:00", "Sun 01:30", "2026-03-29T00:59:59Z", false)]
    [InlineData("Sun 00:00", "Sun 01:30", "2026-03-29T01:00:00Z", true)]
    [InlineData("Sun 01:15", "Sun 01:45", "2026-03-29T01:00:00Z", true)]
    // 2026-10-25 01:00Z: from 02:00 back to 01:00, so that half past one is shown at 00:30Z and at 01:30Z.
    [InlineData("Sun 00:00", "Sun 01:30", "2026-10-25T00:45:00Z", false)]
    [InlineData("Sun 00:00", "Sun 01:30", "2026-10-25T01:29:59Z", false)]
    [InlineData("Sun 00:00", "Sun 01:30", "2026-10-25T01:30:00Z", true)]
    [InlineData("Sun 01:30", "Sun 03:00", "2026-10-25T00:29:59Z", true)]
    [InlineData("Sun 01:30", "Sun 03:00", "2026-10-25T00:30:00Z", false)]
    [InlineData("Sun 01:30", "Sun 03:00", "2026-10-25T01:00:00Z", false)]
    [InlineData("Sun 01:30", "Sun 03:00", "2026-10-25T02:59:59Z", false)]
    [InlineData("Sun 01:30", "Sun 03:00", "2026-10-25T03:00:00Z", true)]
    [InlineData("2026-10-25T01:30", "2026-10-25T01:31", "2026-10-25T01:30:59Z", false)]
    [InlineData("2026-10-25T01:30", "2026-10-25T01:31", "2026-10-25T01:31:00Z", true)]
    public async Task Both_changes_of_the_clock_leave_a_freeze_in_one_piece(string from, string to, string now, bool open) =>
        Assert.Equal(open, await AskAsync(now, new FreezeAttribute(from, to, "Europe/London")) is null);

    [Fact]
    public async Task An_end_that_the_clock_leaves_out_is_told_as_what_it_shows_then() => Assert.EndsWith(
        "until Sun 2026-03-29 02:00 Europe/London",
        (await AskAsync("2026-03-29T00:30Z", new FreezeAttribute("Sun 00:00", "Sun 01:30", "Europe/London")))?.Reason);

    [Fact]
    public async Task What_cannot_be_read_or_placed_refuses()
    {
        Assert.Equal(
            "LIVE is closed: the freeze \"Friday\" to \"Mon\" in \"UTC\" cannot be read: 'Friday' is no day of the week. Write 'Fri'.",
            (await AskAsync("2026-11-24T12:00Z", new FreezeAttribute("Friday", "Mon", "UTC")))?.Reason);
        Assert.Equal(
            "LIVE is closed: this machine knows no time zone Europe/Londn, which the freeze Fri to Mon is in: correct its name, or install the time zone data",
            (await AskAsync("2026-11-24T12:00Z", new FreezeAttribute("Fri", "Mon", "Europe/Londn")))?.Reason);
        Assert.Equal(DeliveryOutcome.Refused, (await AskAsync("2026-11-24T12:00Z", new FreezeAttribute(null!, null!, null!)))?.Outcome);
    }

    [Fact]
    public async Task A_faulty_freeze_beside_it_does_not_keep_one_from_telling_its_end() => Assert.Contains(
        "frozen (weekend: Fri 15:00 to Mon 08:00) until Mon 2026-11-23 08:00 Europe/London",
        (await AskAsync("2026-11-21T10:00Z", Weekend, new FreezeAttribute("?", "?", "?")))?.Reason,
        StringComparison.Ordinal);

    private static Task<Refusal?> AskAsync(string now, params Attribute[] gates)
    {
        var target = new Target(SamplePlan.Environment("LIVE", Stage.Production, [new HerokuAppAttribute("live"), .. gates]), null);
        var time = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        return GateKeeper.AskAsync(
            target,
            new GateContext(target, AppStates.A, source: null, isRehearsal: false, Consent.None, Nobody.Instance, time),
            new RecordingLog(),
            TestContext.Current.CancellationToken);
    }
}
