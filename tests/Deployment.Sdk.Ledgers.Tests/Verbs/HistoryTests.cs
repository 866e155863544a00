using System.Diagnostics;
using System.Text.Json;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Plans;
using Deployment.Sdk.PostgreSql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>What a person reads of the ledger, on a real file in a real repository.</summary>
public sealed class HistoryTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly LedgerOrigin Origin = new("run1", new Uri("https://api.heroku.com"), "ci-3", "0.1") { Actor = "jane" };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deployment-sdk-test-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 31, 10, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, string> _environment = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Ledger => Path.Combine(_folder.FullName, ".git", "deployment-sdk", "ledger.db");

    public async ValueTask InitializeAsync()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["init", "-q", _folder.FullName]))!;
        await git.WaitForExitAsync(Token);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_delivery_reads_as_people_tell_it()
    {
        await WriteAsync("LIVE");

        var (exitCode, output, error) = await RunAsync("history");

        Assert.Equal(
            """
            LIVE
              2026-03-31 10:00:00Z     1  jane on ci-3 locked it: deploy of master
              2026-03-31 10:01:00Z     2  jane began: deploy of 012345678901 from master, 1 step, plan fedcba987654
              2026-03-31 10:02:00Z     3  step 1 of 1: build 0123456 on shop-live
              2026-03-31 10:03:00Z     4  step 1 done
              2026-03-31 10:04:00Z     5  done: LIVE runs v12
              2026-03-31 10:05:00Z     6  lock released

            """,
            output,
            ignoreLineEndingDifferences: true);
        Assert.Equal((0, ""), (exitCode, error));
    }

    [Theory]
    [InlineData("--since", "2026-03-31T10:04Z", "5 6")]
    [InlineData("--since", "3m", "4 5 6")]
    [InlineData("--to", "2", "1 2")]
    [InlineData("--to", "2026-03-31T10:01:30Z", "1 2")]
    [InlineData("--since", "2026-04-01", "")]
    public async Task A_part_of_it_is_asked_for_by_version_or_time(string option, string value, string versions)
    {
        await WriteAsync("LIVE");

        var ran = await RunAsync("history", "live", option, value, "--json");

        var rows = JsonDocument.Parse(ran.Output).RootElement.GetProperty("environments")[0].GetProperty("rows");
        Assert.Equal(versions, string.Join(' ', rows.EnumerateArray().Select(row => row.GetProperty("version").GetInt64())));
        Assert.Equal(0, ran.ExitCode);
    }

    [Theory]
    [InlineData("history", "LIVE", "--since", "yesterday")]
    [InlineData("history", "--to", "3")]
    [InlineData("history", "NOWHERE")]
    [InlineData("history", "--anchor", "abc")]
    public async Task What_makes_no_sense_is_refused(params string[] args) => Assert.Equal(64, (await RunAsync(args)).ExitCode);

    [Fact]
    public async Task A_head_that_was_told_earlier_is_found_again()
    {
        await WriteAsync("LIVE");
        var rows = await ReadAsync("LIVE");

        var ran = await RunAsync("history", "--verify", "--anchor", rows[3].Hash.ToUpperInvariant());

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains($"6 rows, unbroken; head {rows[5].Hash}", ran.Output, StringComparison.Ordinal);
        Assert.Contains("the anchor is row 4", ran.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("history", "--verify", "--anchor", new string('0', 64))).ExitCode);
    }

    [Fact]
    public async Task A_row_that_was_changed_behind_its_back_is_named()
    {
        await WriteAsync("LIVE");
        Execute("DROP TRIGGER event_is_never_changed; UPDATE event SET body = replace(body, 'jane', 'joan') WHERE version = 2");

        var ran = await RunAsync("history", "--verify");
        var json = await RunAsync("history", "--verify", "--json");

        Assert.Equal((1, 1), (ran.ExitCode, json.ExitCode));
        Assert.Contains("failed: LIVE is broken at row 2: ", ran.Output, StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(json.Output).RootElement.GetProperty("environments")[0].GetProperty("broken").GetInt64());
        Assert.Equal(0, (await RunAsync("history")).ExitCode);
    }

    [Fact]
    public async Task A_chain_that_was_made_anew_does_not_hold_the_anchor()
    {
        await WriteAsync("LIVE");
        var told = (await ReadAsync("LIVE"))[5].Hash;
        File.Delete(Ledger);
        _time.Advance(TimeSpan.FromDays(1));
        await WriteAsync("LIVE");

        Assert.Equal(0, (await RunAsync("history", "--verify")).ExitCode);
        var ran = await RunAsync("history", "--verify", "--anchor", told);
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains($"no row has the hash {told}", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_wrote_is_shown_and_obeyed_by_no_terminal()
    {
        await using (var store = await SqliteLedger.OpenAsync(Ledger, _time, Token))
        {
            await store.AppendAsync("shop/LIVE", 0, ["\u001b[31m::error::##vso[x]", "{\"kind\":\"from-the-future\"}"], null, Token);
        }

        var ran = await RunAsync("history");

        Assert.Equal(0, ran.ExitCode);
        Assert.DoesNotContain('\u001b', ran.Output);
        Assert.DoesNotContain("##", ran.Output, StringComparison.Ordinal);
        Assert.Contains("not understood by this version", ran.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("history", "--json")).ExitCode);
    }

    [Fact]
    public async Task Status_says_where_the_ledger_is_and_what_is_in_it()
    {
        Assert.Equal($"{Ledger}, on this machine alone\n  nothing in it yet\n", (await RunAsync("ledger", "status")).Output);
        await WriteAsync("LIVE");
        var head = (await ReadAsync("LIVE"))[5].Hash;

        Assert.Equal($"{Ledger}, on this machine alone\n  shop/LIVE: 6 rows, head {head}\n", (await RunAsync("ledger", "status")).Output);
        var json = JsonDocument.Parse((await RunAsync("ledger", "status", "--json")).Output).RootElement;
        Assert.Equal(head, json.GetProperty("streams")[0].GetProperty("head").GetString());
    }

    [Fact]
    public async Task A_shared_ledger_is_set_up_and_looked_at_without_its_password_being_told()
    {
        var database = await cluster.NewDatabaseAsync();
        var owner = cluster.AddressOf(database, "owner").ToString();

        _environment["DEPLOYMENT_LEDGER_URL"] = owner;
        Assert.Equal(1, (await RunAsync("ledger", "status")).ExitCode);
        var first = await RunAsync("ledger", "migrate");
        var second = await RunAsync("ledger", "migrate");
        _environment["DEPLOYMENT_LEDGER_URL"] = cluster.AddressOf(database).ToString();
        var status = await RunAsync("ledger", "status");

        Assert.Contains("tables brought to version 1", first.Output, StringComparison.Ordinal);
        Assert.Equal("done: the ledger was up to date\n", second.Output);
        Assert.Equal($"PostgreSQL 127.0.0.1:{cluster.Port}/{database}, shared by all machines\n  nothing in it yet\n", status.Output);
        var password = new Uri(owner).UserInfo.Split(':')[1];
        Assert.DoesNotContain(password, first.Output + first.Error + status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_set_up_where_no_address_is_given() => Assert.Equal(64, (await RunAsync("ledger", "migrate")).ExitCode);

    [Fact]
    public void Long_lines_are_broken_between_words()
    {
        Assert.Equal(
            ["a lock that is held", "is not taken by", "anybody"],
            Cli.Histories.HistoryText.Broken("a lock that is held is not taken by anybody", 20).ToArray());
        Assert.All(
            Cli.Histories.HistoryText.Broken(string.Join(' ', Enumerable.Repeat("word", 100)) + new string('x', 100), 50),
            line => Assert.InRange(line.Length, 1, 50));
    }

    private async Task WriteAsync(string environment)
    {
        await using var store = await SqliteLedger.OpenAsync(Ledger, _time, Token);
        using var ledger = new EnvironmentLedger(store, EnvironmentLedger.StreamOf("shop", environment), Origin);
        LedgerFact[] facts =
        [
            new LockTaken(new LeaseHolder("run1", "jane", "ci-3", 7, "deploy of master")),
            new DeliveryBegan(
                "deploy", "0123456789012345678901234567890123456789", "abc", "fedcba9876543210", [],
                [new RecordedStep.Build("shop-live", "build 0123456 on shop-live", "0123456789012345678901234567890123456789", null)])
            {
                Branch = "master",
            },
            new StepBegan(0),
            new StepEnded(0, 0, null, new Dictionary<string, int> { ["shop-live"] = 12 }),
            new DeliveryEnded("run1", 0, "LIVE runs v12", []),
            new LockReleased(1, null),
        ];
        foreach (var fact in facts)
        {
            Assert.IsType<LedgerAppend.Appended>(await ledger.AppendAsync(fact, null, Token));
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private async Task<IReadOnlyList<LedgerRow>> ReadAsync(string environment)
    {
        await using var store = await SqliteLedger.OpenAsync(Ledger, _time, Token);
        return await store.ReadAsync($"shop/{environment}", 0, Token);
    }

    private void Execute(string statement)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Ledger, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var live = new EnvironmentDefinition(
            "LIVE", Stage.Production, DataClass.Production, [new Declaration(nameof(HerokuAppAttribute), new HerokuAppAttribute("shop-live"))]);
        var plan = new Plan("shop") { Routes = [new Route("master", live)] };
        var host = new ProgramHost(output, error, IsInteractive: false, IsOutputTerminal: false, _environment, _folder.FullName, _time);
        var exitCode = await DeliveryProgram.RunAsync(
            new ProgramContext(plan, _ => default, null, host) { Ledger = PostgreSqlLedger.Host }, args, Token);
        return (exitCode, output.ToString(), error.ToString());
    }
}
