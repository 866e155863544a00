namespace Deployment.Sdk.Ledgers.Tests;

public sealed class LedgerVerificationTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    private static readonly IReadOnlyList<LedgerRow> Rows = Assert.IsType<LedgerAppend.Appended>(
        LedgerDecision.Of("p/LIVE", LedgerHead.None, null, Now, 0, ["a", "b", "c", "d"], null)).Rows;

    [Fact]
    public void What_was_appended_is_whole()
    {
        Assert.Equal(new LedgerVerification(4, Rows[3].Hash, null, null), LedgerVerification.Of("p/LIVE", Rows));
        Assert.Equal(new LedgerVerification(0, "", null, null), LedgerVerification.Of("p/LIVE", []));
    }

    [Fact]
    public void A_row_that_was_changed_is_named() =>
        Assert.Equal(2, LedgerVerification.Of("p/LIVE", [Rows[0], Rows[1] with { Body = "x" }, Rows[2], Rows[3]]).Broken);

    [Fact]
    public void A_row_that_was_moved_in_time_is_named() =>
        Assert.Equal(3, LedgerVerification.Of("p/LIVE", [Rows[0], Rows[1], Rows[2] with { At = Now.AddSeconds(1) }, Rows[3]]).Broken);

    [Fact]
    public void A_row_that_was_removed_is_named()
    {
        Assert.Equal(3, LedgerVerification.Of("p/LIVE", [Rows[0], Rows[1], Rows[3]]).Broken);
        Assert.Equal(1, LedgerVerification.Of("p/LIVE", [Rows[1]]).Broken);
    }

    [Fact]
    public void A_row_of_another_stream_is_named() => Assert.Equal(1, LedgerVerification.Of("p/UAT", Rows).Broken);
}
