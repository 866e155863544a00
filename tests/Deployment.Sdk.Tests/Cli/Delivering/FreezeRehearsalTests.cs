using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>Gates that depend on the time, through the whole command line.</summary>
public sealed class FreezeRehearsalTests
{
    private static readonly DateTimeOffset FridayNoon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly FreezeAttribute Weekend = new("Fri 15:00", "Mon 08:00", "Europe/London") { Reason = "weekend" };

    private readonly ShiftedTime _time = new();

    [Fact]
    public async Task Nothing_is_deployed_into_a_freeze()
    {
        _time.Set(FridayNoon.AddDays(1));
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(Weekend)), time: _time);
        var before = await team.StatusAsync();

        var ran = await team.DeployAsync("master", "--json");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains(
            "UAT is closed: frozen (weekend: Fri 15:00 to Mon 08:00) until Mon 2026-11-23 08:00 Europe/London",
            ran.Json.GetProperty("message").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());

        _time.Set(FridayNoon.AddDays(3));
        ran = await team.DeployAsync("master");
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("note: not frozen: Fri 15:00 to Mon 08:00 Europe/London", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_freeze_that_begins_while_a_person_answers_closes_before_the_first_change(bool promote)
    {
        var late = new OwnGateAttribute((context, _) =>
        {
            if (context.Environment == (promote ? "LIVE" : "UAT"))
            {
                _time.Set(FridayNoon.AddHours(3));
            }

            return Task.FromResult(GateVerdict.Yes("answered at last"));
        });
        var live = SamplePlan.Environment("LIVE", Stage.Production, new HerokuAppAttribute("yunojuno-live"), Weekend, late);
        _time.Set(FridayNoon.AddHours(2).AddMinutes(50));
        using var team = new RehearsedRepository(SamplePlan.Of(promote ? null : SamplePlan.Uat(Weekend, late), live), time: _time);

        var ran = await team.DeployAsync("master");
        if (promote)
        {
            Assert.True(ran.ExitCode == 0, ran.All);
            ran = await team.PromoteAsync("--confirm", "yunojuno-live");
        }

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("note: answered at last", ran.Output, StringComparison.Ordinal);
        Assert.Contains("is closed: frozen (weekend: Fri 15:00 to Mon 08:00) until Mon 2026-11-23 08:00", ran.Output, StringComparison.Ordinal);
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null,
            (await team.Line.StatusAsync(promote ? "yunojuno-live" : "yunojuno-uat")).GetProperty("commit").ValueKind);
    }

    [Fact]
    public async Task A_release_soaks_on_UAT_before_it_arrives_on_LIVE()
    {
        var live = SamplePlan.Environment("LIVE", Stage.Production, new HerokuAppAttribute("yunojuno-live"), new SoakAttribute(3_600));
        using var team = new RehearsedRepository(SamplePlan.Of(live: live), time: _time);
        await team.DeployAsync("master");

        var ran = await team.PromoteAsync("--confirm", "yunojuno-live");

        Assert.Equal(3, ran.ExitCode);
        Assert.Matches(@"LIVE is closed: runs on UAT since \S+ \S+Z, and has to for 1 h: (1 h|59 min \d+ s) left", ran.Output);

        _time.Advance(TimeSpan.FromHours(1));
        ran = await team.PromoteAsync("--confirm", "yunojuno-live");
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-live")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task The_plan_names_both()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(live: SamplePlan.Live(Weekend, new SoakAttribute(5_400))), time: _time);
        await team.DeployAsync("master");

        var ran = await team.Line.RunAsync("plan", "--to", "LIVE", "--rehearse", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("no change Fri 15:00 to Mon 08:00 Europe/London (weekend)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("soak of 1 h 30 min at the source", ran.Output, StringComparison.Ordinal);
    }
}
