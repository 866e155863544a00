using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Tests.Execution.Running;

/// <summary>What a journal says when several apps were changed at once and the process died.</summary>
public sealed class JournalOfManyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_request_is_in_flight_until_its_own_answer_came_whatever_others_were_answered()
    {
        var journal = Of(
            new WriteBegan("POST /apps/a/releases"),
            new WriteBegan("POST /apps/b/releases"),
            new WriteEnded("POST /apps/b/releases", WriteAnswer.Accepted, null));

        Assert.Equal("POST /apps/a/releases", (journal.InFlight?.Fact as WriteBegan)?.Request);
    }

    [Fact]
    public void Of_several_in_flight_the_latest_counts_and_of_none_none()
    {
        Assert.Equal(2, Of(new WriteBegan("PATCH /apps/a"), new WriteBegan("PATCH /apps/b")).InFlight?.Version);
        Assert.Null(Of(
            new WriteBegan("PATCH /apps/a"),
            new WriteBegan("PATCH /apps/b"),
            new WriteEnded("PATCH /apps/b", WriteAnswer.Accepted, null),
            new WriteEnded("PATCH /apps/a", WriteAnswer.Refused, "no")).InFlight);
        Assert.NotNull(Of(
            new WriteBegan("PATCH /apps/a"),
            new WriteEnded("PATCH /apps/a", WriteAnswer.Accepted, null),
            new WriteBegan("PATCH /apps/a")).InFlight);
    }

    [Theory]
    [InlineData(nameof(WriteAnswer.Accepted), false)]
    [InlineData(nameof(WriteAnswer.Refused), false)]
    [InlineData(nameof(WriteAnswer.Unclear), true)]
    public void A_request_whose_answer_was_lost_may_still_arrive(string answer, bool isInFlight)
    {
        var journal = Of(
            new WriteBegan("POST /apps/a/builds"),
            new WriteEnded("POST /apps/a/builds", Enum.Parse<WriteAnswer>(answer), "no answer"));

        Assert.Equal(isInFlight ? 2L : null, journal.InFlight?.Version);
    }

    [Fact]
    public void A_version_is_known_from_the_end_of_a_step_on_that_app_alone()
    {
        var journal = Of(
            new StepBegan(0),
            new StepBegan(1),
            new StepEnded(1, 0, null, new Dictionary<string, int> { ["b"] = 8 }));

        Assert.Equal(3, journal.VersionOf("a"));
        Assert.Equal(8, journal.VersionOf("b"));
        Assert.Equal([0], journal.Begun);
        Assert.Equal([1], journal.Done);
    }

    private static Journal Of(params LedgerFact[] since)
    {
        var origin = new LedgerOrigin("run", new Uri("https://api.heroku.com"), "machine", "1.0");
        var began = new DeliveryBegan("deploy", new string('a', 40), "policy", "plan", [new RecordedApp("a", 3), new RecordedApp("b", 7)], []);
        return new Journal(
            new LedgerEntry(0, Noon, origin, began, ""),
            began,
            [.. since.Select((fact, place) => new LedgerEntry(place + 1, Noon, origin, fact, ""))]);
    }
}
