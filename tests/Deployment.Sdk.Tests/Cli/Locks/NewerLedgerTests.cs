using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Locks;

/// <summary>A ledger that a newer version of the package has written to.</summary>
public sealed class NewerLedgerTests
{
    private const string NewKind = """{"kind":"quarantine-began","until":"the audit is over","by":null}""";

    [Fact]
    public async Task What_only_a_newer_version_knows_may_forbid_it_so_nothing_is_changed()
    {
        await using var team = await Team.CreateAsync();
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        team.Git.Commit("Second");
        team.Git.Push("master");
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        team.Git.Commit("Third");
        team.Git.Push("master");
        var row = await AppendAsync(team, "UAT", NewKind, "99.1.0-beta.2");
        var before = (await team.ViewAsync("UAT")).Version;

        foreach (var command in new string[][] { ["deploy", "--branch", "master"], ["rollback", "UAT"], ["config", "apply", "UAT"] })
        {
            // With a config var more than what UAT has, so that each of them has something to do.
            var line = new CommandLine(SamplePlan.Of(uat: SamplePlan.Uat(new ConfigVarAttribute("NEW", "1"))), team.Git.Path) { Rehearsal = new NoRehearsal(), Time = team.Time };
            foreach (var (name, value) in team.Line().Environment)
            {
                line.Environment[name] = value;
            }

            var ran = await line.RunAsync([.. command, "--json"]);
            Assert.True(ran.ExitCode == 3, ran.All);
            Assert.Equal(
                $"row {row} in the ledger of UAT was written by Deployment.Sdk 99.1.0-beta.2, and this is {DeliveryTelemetry.Version}, which does not know what quarantine-began in it means: it may forbid this",
                ran.Json.GetProperty("message").GetString());
            Assert.Equal("update the package Deployment.Sdk in this project", ran.Json.GetProperty("remedy").GetString());
        }

        Assert.Equal(before, (await team.ViewAsync("UAT")).Version);
    }

    [Fact]
    public async Task A_delivery_that_was_left_is_not_taken_up_past_it_either()
    {
        await using var team = await Team.CreateAsync();
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        var began = (await team.ViewAsync("UAT")).Entries.Select(entry => entry.Fact).OfType<DeliveryBegan>().Single();
        await using (var store = await SqliteLedger.OpenAsync(team.LedgerFile, TimeProvider.System, TestContext.Current.CancellationToken))
        {
            using var ledger = new EnvironmentLedger(store, "yunojuno/UAT", new LedgerOrigin("gone", team.Heroku.Api, "machine", "1"));
            await ledger.AppendAsync(began, null, TestContext.Current.CancellationToken);
        }

        await AppendAsync(team, "UAT", NewKind, "99.1.0");

        Assert.Equal(3, (await team.Line().RunAsync("resume")).ExitCode);
        Assert.NotNull((await team.ViewAsync("UAT")).Unfinished);
    }

    [Fact]
    public async Task It_is_shown_to_whoever_looks_and_closes_no_other_environment()
    {
        await using var team = await Team.CreateAsync();
        await AppendAsync(team, "LIVE", NewKind, "99.1.0");

        var history = await team.Line().RunAsync("history", "LIVE");
        var json = await team.Line().RunAsync("history", "LIVE", "--json");
        var status = await team.Line().RunAsync("lock", "status");
        var frozen = await team.Line().RunAsync("freeze", "LIVE", "--reason", "wait for the update");
        var ran = await team.DeployAsync();

        Assert.True(history.ExitCode == 0, history.All);
        Assert.Contains("quarantine-began, which this version does not know (written by Deployment.Sdk 99.1.0)", history.Output, StringComparison.Ordinal);
        Assert.Equal("quarantine-began", json.Json.GetProperty("environments")[0].GetProperty("rows")[0].GetProperty("body").GetProperty("fact").GetProperty("kind").GetString());
        Assert.True(status.ExitCode == 0, status.All);
        Assert.True(frozen.ExitCode == 0, frozen.All);
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task Whoever_plans_or_looks_at_what_runs_sees_that_no_change_would_go()
    {
        await using var team = await Team.CreateAsync();
        var row = await AppendAsync(team, "UAT", NewKind, "99.1.0");
        var damaged = await AppendAsync(team, "dev-1", """{"kind":"hold-set"}""", DeliveryTelemetry.Version);

        var status = await team.Line().RunAsync("status");
        var json = await team.Line().RunAsync("status", "--json");
        var planned = await team.Line().RunAsync("plan", "--branch", "master");
        var plannedJson = await team.Line().RunAsync("plan", "--branch", "master", "--json");
        var config = await team.Line().RunAsync("config", "apply", "UAT", "--dry-run");

        Assert.True(status.ExitCode == 0, status.All);
        Assert.True(planned.ExitCode == 0, planned.All);
        Assert.All([status, planned, config], ran => Assert.Contains(
            $"UAT takes no change: row {row} in the ledger of UAT was written by Deployment.Sdk 99.1.0, and this is {DeliveryTelemetry.Version}", ran.Output, StringComparison.Ordinal));
        Assert.Contains("  try: update the package Deployment.Sdk in this project", status.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"warning: row {damaged} in the ledger of dev-1 cannot be understood, and decides nothing", status.Output, StringComparison.Ordinal);
        Assert.Equal(
            [$"UAT {row} True", $"dev-1 {damaged} False"],
            json.Json.GetProperty("ledger").EnumerateArray().Select(trouble =>
                $"{trouble.GetProperty("environment")} {trouble.GetProperty("row")} {trouble.GetProperty("refusesChanges")}").Order(StringComparer.Ordinal));
        var trouble = Assert.Single(plannedJson.Json.GetProperty("deliveries")[0].GetProperty("ledger").EnumerateArray());
        Assert.Equal("update the package Deployment.Sdk in this project", trouble.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task A_ledger_with_a_hole_or_that_cannot_be_opened_is_seen_beside_what_runs()
    {
        await using var team = await Team.CreateAsync();
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        using (var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={team.LedgerFile};Pooling=False"))
        {
            file.Open();
            using var remove = file.CreateCommand();
            remove.CommandText = "DROP TRIGGER IF EXISTS event_is_never_removed; DELETE FROM event WHERE stream = 'yunojuno/UAT' AND version = 2";
            remove.ExecuteNonQuery();
        }

        var hole = await team.Line().RunAsync("status", "--json");
        File.WriteAllText(team.LedgerFile, "this is no database");
        var broken = await team.Line().RunAsync("status", "--json");

        Assert.True(hole.ExitCode == 0, hole.All);
        var trouble = Assert.Single(hole.Json.GetProperty("ledger").EnumerateArray());
        Assert.StartsWith("row 2 of yunojuno/UAT is missing", trouble.GetProperty("message").GetString());
        Assert.True(trouble.GetProperty("refusesChanges").GetBoolean());
        Assert.True(broken.ExitCode == 0, broken.All);
        Assert.True(Assert.Single(broken.Json.GetProperty("ledger").EnumerateArray()).GetProperty("refusesChanges").GetBoolean());
    }

    [Fact]
    public async Task A_ledger_of_another_Heroku_is_seen_beside_what_runs()
    {
        await using var team = await Team.CreateAsync();
        await AppendAsync(team, "UAT", """{"kind":"hold-set","reason":"broken"}""", DeliveryTelemetry.Version, new Uri("https://api.heroku.com/"));

        var status = await team.Line().RunAsync("status");
        var deployed = await team.DeployAsync("--json");

        Assert.True(status.ExitCode == 0, status.All);
        Assert.Equal(3, deployed.ExitCode);
        Assert.Contains($"UAT takes no change: {deployed.Json.GetProperty("message").GetString()}", status.Output, StringComparison.Ordinal);
        Assert.Contains($"  try: {deployed.Json.GetProperty("remedy").GetString()}", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_only_looks_makes_no_ledger()
    {
        await using var team = await Team.CreateAsync();

        var status = await team.Line().RunAsync("status", "--json");
        var planned = await team.Line().RunAsync("plan", "--branch", "master");

        Assert.True(status.ExitCode == 0, status.All);
        Assert.Empty(status.Json.GetProperty("ledger").EnumerateArray());
        Assert.True(planned.ExitCode == 0, planned.All);
        Assert.False(File.Exists(team.LedgerFile));
    }

    [Theory]
    [InlineData("""{"kind":"hold-set","reason":"broken","severity":7}""", false)]
    [InlineData("""{"kind":"hold-set"}""", true)]
    [InlineData("""{"kind":"delivery-began","verb":"deploy","commit":"c","policyDigest":"p","planDigest":"q","apps":[],"steps":[{"kind":"canary","app":"x","description":"d"}]}""", true)]
    public async Task A_kind_that_is_known_may_say_more_but_not_less_or_something_else(string fact, bool isRefused)
    {
        await using var team = await Team.CreateAsync();
        await AppendAsync(team, "UAT", fact, "99.1.0");

        var ran = await team.DeployAsync();

        Assert.True(ran.ExitCode == (isRefused ? 3 : 0), ran.All);
    }

    [Theory]
    [InlineData("""{"kind":"hold-set"}""", "0.0.1")]
    [InlineData("""{"kind":"\u001b[2J"}""", "99.1.0")]
    [InlineData("""{"kind":"quarantine-began"}""", "newer\u202e")]
    [InlineData("""{"kind":7}""", "99.1.0")]
    [InlineData("[]", "99.1.0")]
    public async Task A_row_that_no_version_wrote_decides_nothing_and_is_pointed_at(string fact, string tool)
    {
        await using var team = await Team.CreateAsync();
        var row = await AppendAsync(team, "UAT", fact, tool);

        var ran = await team.DeployAsync();

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains(
            $"row {row} in the ledger of UAT cannot be understood, and decides nothing: dotnet run -- history UAT --verify", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.0", "0.9.9", true)]
    [InlineData("1.10.0", "1.9.0", true)]
    [InlineData("1.0.0", "1.0.0", false)]
    [InlineData("1.0.0", "1.0.0-alpha.0.812", true)]
    [InlineData("1.0.0-alpha.0.813", "1.0.0-alpha.0.812", true)]
    [InlineData("1.0.0-alpha.0.812", "1.0.0-alpha.0.813", false)]
    [InlineData("1.0.0-alpha.1", "1.0.0-alpha", true)]
    [InlineData("1.0.0-alpha.beta", "1.0.0-alpha.1", true)]
    [InlineData("1.0.0-rc.1", "1.0.0-beta.11", true)]
    [InlineData("1.0.0-rc.1", "1.0.0", false)]
    [InlineData("1.0.0+later", "1.0.0+earlier", false)]
    [InlineData("99999999999999999999.0", "2.0", true)]
    [InlineData("", "1.0.0", false)]
    [InlineData("t", "1.0.0", false)]
    [InlineData("v2.0.0", "1.0.0", false)]
    public void A_version_is_newer_as_packages_are(string version, string other, bool isNewer) => Assert.Equal(isNewer, ToolVersion.IsNewer(version, other));

    private static async Task<long> AppendAsync(Team team, string environment, string fact, string tool, Uri? api = null)
    {
        await using var store = await SqliteLedger.OpenAsync(team.LedgerFile, TimeProvider.System, TestContext.Current.CancellationToken);
        var stream = $"yunojuno/{environment}";
        var rows = await store.ReadAsync(stream, 0, TestContext.Current.CancellationToken);
        var body = $$"""{"origin":{"run":"newer","api":"{{api ?? team.Heroku.Api}}","machine":"m","tool":"{{tool}}"},"fact":{{fact}}}""";
        var appended = await store.AppendAsync(stream, rows.Count, [body], null, TestContext.Current.CancellationToken);
        return Assert.IsType<LedgerAppend.Appended>(appended).Rows[0].Version;
    }
}
