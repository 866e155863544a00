using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Fleets;

/// <summary>One delivery to an environment of twenty apps: bounded, told app by app, and finished by <c>resume</c> without a repeat.</summary>
public sealed class FleetTests
{
    private const int Size = 20;
    private const string Release = "POST /apps/TENANT/releases";
    private const string Command = "POST /apps/TENANT/dynos";

    [Fact]
    public async Task Twenty_apps_get_one_build_and_ten_at_a_time_its_slug_once_the_first_has_it()
    {
        await using var fleet = await Fleet.StartAsync(Size, null, new ConfigVarAttribute("COLOUR", "green"), new MaintenanceAttribute());

        var ran = await fleet.RunAsync("deploy", "--branch", "master", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.All((await fleet.RunningAsync()).Values, commit => Assert.Equal(fleet.Commit, commit));
        Assert.Equal(Size, ran.Json.GetProperty("releases").GetArrayLength());
        Assert.Equal([1, .. Enumerable.Repeat(0, Size - 1)], fleet.CountOf("POST /apps/TENANT/builds").Values);
        Assert.Equal([0, .. Enumerable.Repeat(1, Size - 1)], fleet.CountOf(Release).Values);
        Assert.All(fleet.CountOf("PATCH /apps/TENANT").Values, count => Assert.Equal(2, count));
        Assert.Empty(fleet.StaleWrites);

        var atOnce = AtOnce(await fleet.ViewAsync(), out var firsts);
        Assert.InRange(atOnce, 2, Wave.AtOnce);
        Assert.All(firsts, first => Assert.True(first.IsAlone, first.Step));
    }

    [Fact]
    public async Task One_app_that_fails_is_named_with_what_was_not_begun_and_resume_finishes_both_and_repeats_nothing()
    {
        var refused = Scenario.On("POST /apps/*/releases", "tenant-07").Nth(1).IsAnswered(422, """{"id":"invalid_params","message":"no room"}""");
        await using var fleet = await Fleet.StartAsync(
            Size, refused, new ConfigVarAttribute("COLOUR", "green"), new MaintenanceAttribute(), new ReleaseCommandAttribute("warm up"), new SmokeTestAttribute("/health"));

        var ran = await fleet.RunAsync("deploy", "--branch", "master", "--json");

        Assert.True(ran.ExitCode == 1, ran.All);
        var ends = Ends(ran);
        Assert.Equal(Size, ends.Count);
        Assert.Equal("Failed", ends["tenant-07"]);
        Assert.Equal("Delivered", ends["tenant-01"]);
        Assert.Equal("Delivered", ends["tenant-06"]);
        var left = ends.Where(end => end.Value == "NotBegun").Select(end => end.Key).ToArray();
        var delivered = ends.Where(end => end.Value == "Delivered").Select(end => end.Key).ToArray();
        Assert.Equal(Size - 1, left.Length + delivered.Length);
        Assert.Contains("tenant-20", left);
        Assert.Contains("no room", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains($"{delivered.Length} of {Size} apps run {fleet.Commit[..12]}", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("dotnet run -- resume", ran.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);

        // What has the new code has all that belongs to it, and nobody is left in maintenance.
        var commands = fleet.CountOf(Command);
        Assert.All(delivered, app => Assert.Equal(1, commands[app]));
        Assert.Equal(delivered.Length, commands.Values.Sum());
        Assert.DoesNotContain("\"maintenance\":true", (await fleet.RunAsync("status", "--json")).Output, StringComparison.Ordinal);
        Assert.Contains("nothing is locked", (await fleet.RunAsync("lock", "status")).Output, StringComparison.Ordinal);

        var resumed = await fleet.RunAsync("resume");

        Assert.True(resumed.ExitCode == 0, resumed.All);
        Assert.Contains($"TENANTS runs {fleet.Commit[..12]}", resumed.Output, StringComparison.Ordinal);
        Assert.All((await fleet.RunningAsync()).Values, commit => Assert.Equal(fleet.Commit, commit));
        Assert.All(fleet.CountOf(Command).Values, count => Assert.Equal(1, count));
        Assert.Equal(
            fleet.Apps.ToDictionary(app => app, app => app == "tenant-01" ? 0 : app == "tenant-07" ? 2 : 1), fleet.CountOf(Release));
        Assert.All(fleet.CountOf("PATCH /apps/TENANT/config-vars").Values, count => Assert.Equal(1, count));
        Assert.Equal(1, fleet.CountOf("POST /apps/TENANT/builds").Values.Sum());
        Assert.DoesNotContain("\"maintenance\":true", (await fleet.RunAsync("status", "--json")).Output, StringComparison.Ordinal);
        Assert.Contains("nothing to do", (await fleet.RunAsync("resume")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_a_fleet_has_a_line_for_each_app()
    {
        await using var fleet = await Fleet.StartAsync(6, Scenario.ReleaseFails("tenant-02"));

        var ran = await fleet.RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.Contains("tenant-01: delivered\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("tenant-02: failed: v2 of tenant-02 failed in its release phase", ran.Output, StringComparison.Ordinal);
        Assert.Contains("tenant-06: not begun\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promotion_to_twenty_apps_is_one_request_and_what_failed_of_it_is_promoted_again_alone()
    {
        await using var fleet = await Fleet.StartAsync(Size, Scenario.PromotionFails("tenant-03"), new ReleaseCommandAttribute("warm up"));
        await fleet.DeployToUatAsync();

        var ran = await fleet.RunAsync("promote", "UAT", "TENANTS", "--json");

        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.Single(fleet.Calls, call => call == "POST /pipeline-promotions");
        var ends = Ends(ran);
        Assert.Equal("Failed", ends["tenant-03"]);
        Assert.Equal(Size - 1, ends.Values.Count(end => end == "Delivered"));
        Assert.Equal(fleet.Apps.ToDictionary(app => app, app => app == "tenant-03" ? 0 : 1), fleet.CountOf(Command));

        // It fails there once more: the others are left alone.
        var resumed = await fleet.RunAsync("resume", "--json");

        Assert.True(resumed.ExitCode == 1, resumed.All);
        Assert.Equal(2, fleet.Calls.Count(call => call == "POST /pipeline-promotions"));
        Assert.Equal(fleet.Apps.ToDictionary(app => app, app => app == "tenant-03" ? 0 : 1), fleet.CountOf(Command));
    }

    [Fact]
    public async Task Below_the_reserve_no_further_app_is_begun_before_the_account_has_calls_again()
    {
        await using var fleet = await Fleet.StartAsync(Size);
        fleet.Before = call => fleet.CallsLeft = call switch
        {
            "GET /account/rate-limits" => 4000,
            "POST /apps/tenant-02/releases" => RateBudget.Reserve - 1,
            _ => fleet.CallsLeft,
        };

        var ran = await fleet.RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 0, ran.All);
        var calls = fleet.Calls.ToList();
        var low = calls.IndexOf("POST /apps/tenant-02/releases");
        var asked = calls.IndexOf("GET /account/rate-limits");
        Assert.True(low >= 0 && asked > low, $"{low}, {asked}");
        Assert.DoesNotContain(calls[(low + 1)..asked], call => call.StartsWith("POST ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fleet_is_read_with_its_couplings_in_one_list_and_its_slug_once()
    {
        await using var fleet = await Fleet.StartAsync(Size);
        await fleet.RunAsync("deploy", "--branch", "master");
        var before = fleet.Calls.Count;

        var again = await fleet.RunAsync("deploy", "--branch", "master");

        Assert.Contains("nothing to do", again.Output, StringComparison.Ordinal);
        var calls = fleet.Calls.Skip(before).ToArray();
        Assert.DoesNotContain(calls, call => call.Contains("/tenant-11/pipeline-couplings", StringComparison.Ordinal));
        Assert.InRange(calls.Count(call => call.Contains("/slugs/", StringComparison.Ordinal)), 1, 10);
        Assert.InRange(calls.Length, 3 * Size, (3 * Size) + 20);
    }

    [Fact]
    public async Task A_later_delivery_leaves_nothing_to_resume()
    {
        await using var fleet = await Fleet.StartAsync(
            6, Scenario.On("POST /apps/*/releases", "tenant-02").Nth(1).IsAnswered(422, """{"id":"invalid_params","message":"no room"}"""));
        await fleet.RunAsync("deploy", "--branch", "master");
        await fleet.DeployToUatAsync();
        var promoted = await fleet.RunAsync("promote", "UAT", "TENANTS");
        Assert.True(promoted.ExitCode == 0, promoted.All);

        var resumed = await fleet.RunAsync("resume");

        Assert.Contains("nothing to do", resumed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_frozen_by_now_is_not_finished()
    {
        await using var fleet = await Fleet.StartAsync(
            6, Scenario.On("POST /apps/*/releases", "tenant-02").Nth(1).IsAnswered(422, """{"id":"invalid_params","message":"no room"}"""));
        await fleet.RunAsync("deploy", "--branch", "master");
        await fleet.RunAsync("freeze", "TENANTS", "--reason", "audit");

        var resumed = await fleet.RunAsync("resume");

        Assert.True(resumed.ExitCode == 3, resumed.All);
        Assert.Equal(1, fleet.CountOf(Release)["tenant-02"]);
    }

    private static Dictionary<string, string?> Ends(Ran ran) => ran.Json.GetProperty("apps").EnumerateArray()
        .ToDictionary(app => app.GetProperty("app").GetString()!, app => app.GetProperty("end").GetString());

    /// <summary>The most steps that were under way at once, and whether the first of each kind had ended before the second began.</summary>
    private static int AtOnce(LedgerView view, out IReadOnlyList<(string Step, bool IsAlone)> firsts)
    {
        var began = view.Entries.Select(entry => entry.Fact).OfType<DeliveryBegan>().Single();
        var ended = new List<string>();
        var begun = new List<string>();
        var alone = new List<(string, bool)>();
        var most = 0;
        foreach (var entry in view.Entries)
        {
            switch (entry.Fact)
            {
                case StepBegan { Step: var place }:
                    var kind = Kind(began.Steps[place]);
                    if (begun.Count(known => known == kind) == 1)
                    {
                        alone.Add((kind, ended.Contains(kind)));
                    }

                    begun.Add(kind);
                    break;
                case StepEnded { Step: var place }:
                    ended.Add(Kind(began.Steps[place]));
                    break;
            }

            most = Math.Max(most, begun.Count - ended.Count);
        }

        firsts = alone;
        return most;

        static string Kind(RecordedStep step) => step is RecordedStep.Maintenance maintenance ? $"maintenance {maintenance.On}" : step.GetType().Name;
    }
}
