using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Deployment.Sdk.Ledgers.Tests;

public sealed class StreamHistoryTests : IDisposable
{
    private const string Stream = "p/LIVE";

    private static readonly LedgerOrigin Ada = new("01a2", new Uri("http://127.0.0.1:1"), "machine", "1.0");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deployment-sdk-test-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task However_often_a_stream_is_asked_each_row_is_understood_once()
    {
        await using var store = await OpenAsync();
        using var ledger = new EnvironmentLedger(store, Stream, Ada);
        using var other = new EnvironmentLedger(store, Stream, Ada with { Run = "02b3" });
        await ledger.AppendAsync(new HoldSet("broken"), null, Token);
        await other.AppendAsync(new HoldReleased("mended"), null, Token);
        await using var elsewhere = await OpenAsync();
        await elsewhere.AppendAsync(Stream, 2, [new LedgerBody(Ada, new HoldSet("again")).Write()], null, Token);

        var view = await ledger.ReadAsync(Token);

        Assert.Equal(
            [new HoldSet("broken"), new HoldReleased("mended"), new HoldSet("again")], view.Entries.Select(entry => entry.Fact));
        Assert.Equal(["01a2", "02b3", "01a2"], view.Entries.Select(entry => entry.Origin.Run));
        var again = await other.ReadAsync(Token);
        Assert.All(view.Entries.Zip(again.Entries), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public async Task Whoever_decides_on_what_is_old_decides_again()
    {
        await using var store = await OpenAsync();
        using var ledger = new EnvironmentLedger(store, Stream, Ada);
        await ledger.AppendAsync(new HoldSet("broken"), null, Token);
        await using var elsewhere = await OpenAsync();
        await elsewhere.AppendAsync(Stream, 1, [new LedgerBody(Ada, new HoldReleased("mended")).Write()], null, Token);
        var seen = new List<long>();

        await ledger.AppendAsync(
            view =>
            {
                seen.Add(view.Version);
                return view.Hold is null ? [] : [new HoldReleased("too late")];
            },
            null,
            Token);

        Assert.Equal([1, 2], seen);
        Assert.Equal(2, (await ledger.ReadAsync(Token)).Version);
    }

    [Fact]
    public async Task Rows_that_came_twice_count_once_and_a_hole_is_named()
    {
        await using var store = await OpenAsync();
        var history = StreamHistory.Of(store, Stream);
        await using var elsewhere = await OpenAsync();
        await elsewhere.AppendAsync(Stream, 0, ["{}", "{}", "{}"], null, Token);
        var rows = await elsewhere.ReadAsync(Stream, 0, Token);
        history.Add([.. rows.Take(2)]);
        history.Add(rows);
        Assert.Equal(3, history.View.Version);

        var hole = Assert.Throws<LedgerException>(() => history.Add([new LedgerRow(5, default, "{}", "")]));
        Assert.Contains($"row 4 of {Stream} is missing", hole.Message);
        Assert.Equal(3, history.View.Version);
    }

    // As after a copy was put back, or a server that had not heard everything took over.
    [Fact]
    public async Task A_ledger_that_lost_what_was_read_is_named_and_nothing_is_decided_on_it()
    {
        await using var store = await OpenAsync();
        using var ledger = new EnvironmentLedger(store, Stream, Ada);
        await ledger.AppendAsync(new HoldSet("broken"), null, Token);
        await ledger.AppendAsync(new HoldReleased("mended"), null, Token);
        Lose(2);

        var shorter = await Assert.ThrowsAsync<LedgerException>(() => ledger.AppendAsync(new HoldSet("again"), null, Token));
        Assert.Contains($"no longer has all rows of {Stream}", shorter.Message);
        Assert.Contains("history --verify", shorter.Remedy);

        await using var elsewhere = await OpenAsync();
        using var other = new EnvironmentLedger(elsewhere, Stream, Ada with { Run = "02b3" });
        await other.AppendAsync(new HoldReleased("by another"), null, Token);
        await other.AppendAsync(new HoldSet("by another"), null, Token);
        var forked = await Assert.ThrowsAsync<LedgerException>(() => ledger.ReadAsync(Token));
        Assert.Equal(shorter.Message, forked.Message);
        Assert.Equal(2, StreamHistory.Of(store, Stream).View.Version);
    }

    // Other versions read these rows too.
    [Fact]
    public void A_row_is_written_as_it_always_was()
    {
        const string Origin = """{"origin":{"run":"01a2","api":"http://127.0.0.1:1","machine":"machine","tool":"1.0"},"fact":""";
        Assert.Equal(
            Origin + """{"kind":"step-ended","step":0,"exitCode":1,"reason":"a \u003Cb\u003E","versions":{"yunojuno-uat":4}}}""",
            new LedgerBody(Ada, new StepEnded(0, 1, "a <b>", ImmutableDictionary<string, int>.Empty.Add("yunojuno-uat", 4))).Write());
        Assert.Equal(
            Origin + """{"kind":"delivery-began","verb":"deploy","commit":"c","policyDigest":"p","planDigest":"q","apps":[{"name":"a","version":3}],"steps":[{"kind":"maintenance","on":true,"app":"a","description":"on"}],"takesBack":false}}""",
            new LedgerBody(Ada, new DeliveryBegan("deploy", "c", "p", "q", [new RecordedApp("a", 3)], [new RecordedStep.Maintenance("a", "on", true)])).Write());
    }

    [Theory]
    [InlineData("""{"reason":"x","kind":"hold-set"}""", true)]
    [InlineData("""{"kind":"hold-set","reason":"x","more":{"kind":"freeze-began"}}""", true)]
    [InlineData("""{"kind":"hold-set","reason":"x","kind":"hold-released"}""", false)]
    [InlineData("""{"kind":7,"reason":"x"}""", false)]
    [InlineData("""{"reason":"x"}""", false)]
    [InlineData("""{"kind":"hold-set"}""", false)]
    [InlineData("""["hold-set"]""", false)]
    [InlineData("""{"kind":"hold-set","reason":"x"}} ,{""", false)]
    public void A_fact_has_one_kind_wherever_it_stands(string fact, bool isUnderstood)
    {
        var body = $$"""{"origin":{"run":"01a2","api":"http://127.0.0.1:1","machine":"m","tool":"0.0.1"},"fact":{{fact}}}""";
        var entry = LedgerBody.Read(new LedgerRow(1, default, body, ""));
        Assert.Equal(isUnderstood ? new HoldSet("x") : new UnreadFact(body), entry.Fact);
    }

    private void Lose(long version)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "ledger.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TRIGGER event_is_never_removed; DELETE FROM event WHERE version >= $1";
        command.Parameters.AddWithValue("$1", version);
        command.ExecuteNonQuery();
    }

    private Task<SqliteLedger> OpenAsync() => SqliteLedger.OpenAsync(Path.Combine(_folder.FullName, "ledger.db"), TimeProvider.System, Token);
}
