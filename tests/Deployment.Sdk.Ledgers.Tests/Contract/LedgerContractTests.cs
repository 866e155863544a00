using System.Text;

namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>What every store does. Each test has a ledger of its own.</summary>
public abstract partial class LedgerContractTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMicroseconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>The variable by which another process opens the same ledger, and its value.</summary>
    protected abstract (string Variable, string Value) Address { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Another handle on the test's ledger, as another process would have it.</summary>
    protected abstract Task<ILedgerStore> OpenAsync();

    [Fact]
    public async Task Rows_are_numbered_from_one_and_say_what_was_appended()
    {
        await using var store = await OpenAsync();

        var first = await AppendAsync(store, "p/LIVE", 0, "a", "b");
        var second = await AppendAsync(store, "p/LIVE", 2, "c");

        Assert.Equal([1, 2], first.Rows.Select(row => row.Version));
        Assert.Equal([3], second.Rows.Select(row => row.Version));
        var rows = await store.ReadAsync("p/LIVE", 0, Token);
        Assert.Equal([.. first.Rows, .. second.Rows], rows);
        Assert.Equal(["a", "b", "c"], rows.Select(row => row.Body));
        Assert.Equal(["c"], (await store.ReadAsync("p/LIVE", 2, Token)).Select(row => row.Body));
        Assert.Equal(TimeSpan.Zero, rows[0].At.Offset);
        Whole("p/LIVE", rows);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Who_does_not_know_the_newest_row_appends_nothing(long expected)
    {
        await using var store = await OpenAsync();
        await AppendAsync(store, "p/LIVE", 0, "a", "b");

        Assert.Equal(new LedgerAppend.Conflict(2), await store.AppendAsync("p/LIVE", expected, ["c"], null, Token));
        Assert.Equal(2, (await store.ReadAsync("p/LIVE", 0, Token)).Count);
    }

    [Fact]
    public async Task Another_handle_sees_what_one_appended()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        var appended = await AppendAsync(one, "p/LIVE", 0, "a");

        Assert.Equal(appended.Rows, await other.ReadAsync("p/LIVE", 0, Token));
        Assert.Equal((await one.ReadKeyAsync(Token)).ToArray(), (await other.ReadKeyAsync(Token)).ToArray());
        Assert.Equal(32, (await one.ReadKeyAsync(Token)).Length);
    }

    [Theory]
    [InlineData("'; DROP TABLE event; --")]
    [InlineData("\"quoted\" $1 $$ ? @p :p % _ \\ {0}")]
    [InlineData("Ünïcödé/環境/🚀")]
    [InlineData("e\u0301")]
    [InlineData(" \t\r\n\u001b[31m\u202e")]
    public async Task Names_and_bodies_are_kept_to_the_character(string text)
    {
        await using var store = await OpenAsync();
        await AppendAsync(store, text, 0, text, "", text + text);
        await AppendAsync(store, text + " ", 0, "another");

        var rows = await store.ReadAsync(text, 0, Token);
        Assert.Equal([text, "", text + text], rows.Select(row => row.Body));
        Assert.Equal(new[] { text, text + " " }.Order(StringComparer.Ordinal), await store.ListStreamsAsync(Token));
        Whole(text, rows);
    }

    [Fact]
    public async Task Names_that_differ_in_case_or_composition_are_different_streams()
    {
        await using var store = await OpenAsync();
        string[] names = ["live", "LIVE", "\u00e9", "e\u0301", "\uffff", "🚀"];
        foreach (var name in names)
        {
            await AppendAsync(store, name, 0, name);
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), await store.ListStreamsAsync(Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xd800)]
    [InlineData(0xdc00)]
    public async Task What_cannot_be_kept_is_refused(int unit)
    {
        // Half a surrogate pair survives in no attribute.
        var text = $"a{(char)unit}b";
        await using var store = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => store.AppendAsync("p/LIVE", 0, ["fine", text], null, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.AppendAsync(text, 0, ["fine"], null, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.AppendAsync("p/LIVE", 0, [], null, Token));
        Assert.Empty(await store.ListStreamsAsync(Token));
    }

    [Fact]
    public async Task A_row_of_a_megabyte_is_kept()
    {
        var body = new StringBuilder();
        for (var index = 0; body.Length < 1_000_000; index++)
        {
            body.Append(index).Append("é\n'");
        }

        await using var store = await OpenAsync();
        await AppendAsync(store, "p/LIVE", 0, body.ToString(), body.ToString());

        var rows = await store.ReadAsync("p/LIVE", 0, Token);
        Assert.Equal([body.ToString(), body.ToString()], rows.Select(row => row.Body));
        Whole("p/LIVE", rows);
    }

    [Fact]
    public async Task Who_gave_up_before_the_append_appended_nothing()
    {
        await using var store = await OpenAsync();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.AppendAsync("p/LIVE", 0, ["a"], null, given.Token));
        Assert.Empty(await store.ReadAsync("p/LIVE", 0, Token));
        await AppendAsync(store, "p/LIVE", 0, "a");
    }

    [Fact]
    public async Task Eight_writers_lose_nothing_and_leave_no_gap()
    {
        const int Writers = 8, Appends = 50, RowsOfAppend = 4;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            await using var store = await OpenAsync();
            long version = 0;
            for (var append = 0; append < Appends;)
            {
                string[] bodies = [.. Enumerable.Range(append * RowsOfAppend, RowsOfAppend).Select(row => $"{writer}:{row}")];
                switch (await store.AppendAsync("p/LIVE", version, bodies, null, Token))
                {
                    case LedgerAppend.Appended done:
                        version = done.Rows[^1].Version;
                        append++;
                        break;
                    case LedgerAppend.Conflict conflict:
                        version = conflict.Version;
                        break;
                    default:
                        Assert.Fail("nobody holds a lease");
                        break;
                }
            }
        }));

        await using var reader = await OpenAsync();
        var rows = await reader.ReadAsync("p/LIVE", 0, Token);
        Assert.Equal(Writers * Appends * RowsOfAppend, rows.Count);
        Whole("p/LIVE", rows);
        foreach (var mine in rows.Select(row => row.Body.Split(':')).GroupBy(parts => parts[0]))
        {
            Assert.Equal(Enumerable.Range(0, Appends * RowsOfAppend).Select(row => $"{row}"), mine.Select(parts => parts[1]));
        }
    }

    [Fact]
    public async Task A_writer_that_is_killed_loses_no_row_that_was_acknowledged()
    {
        var acknowledged = new List<string>();
        foreach (var after in (int[])[3, 11, 26])
        {
            acknowledged.AddRange(await WriterProcess.KillAsync(Address, after, Token));
        }

        await using var store = await OpenAsync();
        var rows = await store.ReadAsync(WriterProcess.Stream, 0, Token);
        Whole(WriterProcess.Stream, rows);
        Assert.Empty(acknowledged.Except(rows.Select(row => row.Body)));
        Assert.True(acknowledged.Count >= 40, $"{acknowledged.Count} rows were acknowledged");
        // One append of each may have been made permanent without its answer being heard.
        Assert.InRange(rows.Count, acknowledged.Count, acknowledged.Count + 3);
    }

    protected static async Task<LedgerAppend.Appended> AppendAsync(ILedgerStore store, string stream, long expected, params string[] bodies) =>
        Assert.IsType<LedgerAppend.Appended>(await store.AppendAsync(stream, expected, bodies, null, Token));

    protected static void Whole(string stream, IReadOnlyList<LedgerRow> rows) =>
        Assert.Null(LedgerVerification.Of(stream, rows).Trouble);
}
