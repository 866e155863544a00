using Deployment.Sdk.Emulator;
using static Deployment.Sdk.Tests.Cli.Faults.Fault;

namespace Deployment.Sdk.Tests.Cli.Faults;

/// <summary>What goes wrong, at each step of each delivery.</summary>
internal static class FaultTable
{
    private const string Config = "PATCH /apps/*/config-vars";
    private const string Maintenance = "PATCH /apps/*";
    private const string Dynos = "PATCH /apps/*/formation";
    private const string Builds = "POST /apps/*/builds";
    private const string Releases = "POST /apps/*/releases";
    private const string Promotions = "POST /pipeline-promotions";
    private const string Command = "POST /apps/*/dynos";
    private const string Health = "GET /web/*/health";

    private const string NotBegun = "not begun: run `migrate` on a one-off dyno of ";
    private const string Resume = "then finish the rest: dotnet run -- --rehearse resume";
    private const string Closed = "heroku maintenance:off --app ";
    private const string Stopped = "heroku ps:scale worker=3 --app ";
    private const string Runs = " runs ";
    private const string Nothing = "within 35 s, so it was not";
    private const string Look = "look at heroku releases --app yunojuno-";
    private const string ByHand = "heroku run --app yunojuno-";
    private const string Token = "the token is wrong or was revoked";

    public static IReadOnlyList<FaultRow> Rows { get; } = [.. Deploy(), .. DeployToTwo(), .. DeployTakenBack(), .. Promote(), .. Rollback(), .. ConfigApply()];

    private static IEnumerable<FaultRow> Deploy()
    {
        var of = new Table(Delivery.Deploy);
        yield return of.Row("set config", Config, 1, Unavailable, 1, Nothing);
        yield return of.Rare("set config", Config, 1, Refused, 1, "422");
        yield return of.Rare("set config", Config, 1, NotAuthorised, 77, Token);
        yield return of.Rare("set config", Config, 1, LostBefore, 1, Nothing);
        yield return of.Row("set config", Config, 1, LostAfter, 0, Runs);
        yield return of.Rare("set config", Config, 1, Hangs, 1, Nothing);
        yield return of.Rare("set config", Config, 1, TokenRevoked, 8, Look);
        yield return of.Rare("set config", Config, 1, UsedUp, 0, Runs);
        yield return of.Row("set config", Config, 1, SomebodyElse, 8, "is not current");
        yield return of.Row("set config", "newer release", Scenario.NewerRelease("yunojuno-uat"), 6, "5eed5eed5eed") with { Again = 6, IsOvertaken = true };

        yield return of.Rare("maintenance on", Maintenance, 1, Unavailable, 8, $"{Closed}yunojuno-uat");
        yield return of.Row("maintenance on", Maintenance, 1, UnavailableForOneCall, 8, "look at heroku maintenance --app yunojuno-uat");
        yield return of.Rare("maintenance on", Maintenance, 1, Refused, 1, "422");
        yield return of.Rare("maintenance on", Maintenance, 1, LostAfter, 0, Runs);
        yield return of.Rare("maintenance on", Maintenance, 1, Hangs, 0, Runs);
        yield return of.Row("maintenance on", Maintenance, 1, TokenRevoked, 8, $"{Closed}yunojuno-uat");
        yield return of.Rare("maintenance on", Maintenance, 1, SomebodyElse, 8, "then deliver again");

        yield return of.Row("stop worker", Dynos, 1, Unavailable, 8, $"{Stopped}yunojuno-uat");
        yield return of.Rare("stop worker", Dynos, 1, UnavailableForOneCall, 8, "look at heroku ps --app yunojuno-uat");
        yield return of.Rare("stop worker", Dynos, 1, LostAfter, 0, Runs);
        yield return of.Rare("stop worker", Dynos, 1, TokenRevoked, 8, $"{Stopped}yunojuno-uat");

        yield return of.Row("place for the source", "POST /sources", 1, Unavailable, 1, "then repeat the command");
        yield return of.Rare("upload", "PUT /sources/*", 1, Unavailable, 1, "The source was not uploaded");
        yield return of.Rare("upload", "PUT /sources/*", 1, LostAfter, 0, Runs);

        yield return of.Rare("build", Builds, 1, Unavailable, 1, "what ran before keeps running");
        yield return of.Rare("build", Builds, 1, Refused, 1, "422");
        yield return of.Rare("build", Builds, 1, LostBefore, 1, Nothing);
        yield return of.Row("build", Builds, 1, LostAfter, 0, Runs);
        yield return of.Rare("build", Builds, 1, Hangs, 1, Nothing);
        yield return of.Rare("build", Builds, 1, Slow, 0, Runs);
        yield return of.Row("build", Builds, 1, TokenRevoked, 8, $"{Closed}yunojuno-uat");
        yield return of.Row("build", Builds, 1, SomebodyElse, 8, Resume);
        yield return of.Row("build", "fails", Scenario.BuildFails("yunojuno-uat"), 1, "what ran before keeps running");
        yield return of.Row("build", "hangs", Scenario.BuildHangs("yunojuno-uat"), 1, "was cancelled; what ran before keeps running") with { IsRare = true };
        yield return of.Row(
            "build", "hangs and is not cancelled", Scenario.BuildHangs("yunojuno-uat").And(Scenario.On("DELETE /apps/*/builds/*").IsAnswered(401)), 8, "UAT stays locked until its lock runs out")
            with { StaysLocked = true };
        yield return of.Row("end of the build", "GET /apps/*/builds/*", 1, Unavailable, 8, NotBegun);
        yield return of.Rare("end of the build", "GET /apps/*/builds/*", 1, NotAuthorised, 8, Resume) with { IsRepeated = true };
        yield return of.Row("release phase", "fails", Scenario.ReleaseFails("yunojuno-uat"), 1, "failed in its release phase");
        yield return of.Row("release phase", "hangs", Scenario.ReleaseHangs("yunojuno-uat"), 8, Look);

        yield return of.Rare("scale", Dynos, 2, UnavailableForOneCall, 1, NotBegun);
        yield return of.Row("scale", Dynos, 2, Refused, 1, Resume);
        yield return of.Row("scale", Dynos, 2, Refused, 1, NotBegun) with { IsRepeated = true };
        yield return of.Row("scale", Dynos, 2, LostAfter, 0, Runs);
        yield return of.Rare("scale", Dynos, 2, TokenRevoked, 8, $"{ByHand}uat migrate");

        yield return of.Rare("release command", Command, 1, Unavailable, 8, "look whether it ran");
        yield return of.Row("release command", Command, 1, Refused, 1, $"{ByHand}uat migrate");
        yield return of.Rare("release command", Command, 1, LostBefore, 8, "look whether it ran");
        yield return of.Row("release command", Command, 1, LostAfter, 8, "look whether it ran");
        yield return of.Row("release command", Command, 1, TokenRevoked, 8, $"{Closed}yunojuno-uat");
        yield return of.Rare("release command", Command, 1, UsedUp, 0, Runs);
        yield return of.Rare("release command", Command, 1, SomebodyElse, 8, "somebody else released");

        yield return of.Rare("remove config", Config, 2, Unavailable, 1, Nothing);
        yield return of.Rare("remove config", Config, 2, Refused, 1, "422");
        yield return of.Rare("remove config", Config, 2, LostAfter, 0, Runs);
        yield return of.Rare("remove config", Config, 2, TokenRevoked, 8, $"{Closed}yunojuno-uat");

        yield return of.Row("start worker", Dynos, 3, Unavailable, 8, $"{Stopped}yunojuno-uat");
        yield return of.Rare("start worker", Dynos, 3, Refused, 1, "422");
        yield return of.Rare("start worker", Dynos, 3, LostAfter, 0, Runs);
        yield return of.Rare("start worker", Dynos, 3, TokenRevoked, 8, $"{Closed}yunojuno-uat");

        yield return of.Row("maintenance off", Maintenance, 2, Unavailable, 8, $"{Closed}yunojuno-uat");
        yield return of.Rare("maintenance off", Maintenance, 2, Refused, 1, "422");
        yield return of.Rare("maintenance off", Maintenance, 2, LostAfter, 0, Runs);

        yield return of.Row("smoke test", Health, 1, Unavailable, 1, "the release stays");
        yield return of.Rare("smoke test", Health, 1, Hangs, 0, Runs);
    }

    private static IEnumerable<FaultRow> DeployToTwo()
    {
        var of = new Table(Delivery.DeployToTwo);
        yield return of.Rare("set config of the second", Config, 2, Refused, 1, "left so: set COLOUR on yunojuno-uat");
        yield return of.Rare("release of the slug", Releases, 1, Unavailable, 1, Resume);
        yield return of.Row("release of the slug", Releases, 1, Refused, 1, Resume) with { IsRepeated = true };
        yield return of.Rare("release of the slug", Releases, 1, LostAfter, 0, Runs);
        yield return of.Row("release of the slug", Releases, 1, TokenRevoked, 8, Resume);
        yield return of.Rare("release of the slug", Releases, 1, SomebodyElse, 8, Resume);
        yield return of.Row("remove config of the first", Config, 3, TokenRevoked, 8, Resume);
    }

    private static IEnumerable<FaultRow> DeployTakenBack()
    {
        var fails = Scenario.On(Health).Nth(1).IsAnswered(500);
        var of = new Table(Delivery.DeployTakenBack);
        yield return of.Row("smoke test", "fails", fails, 7, "taken back: UAT runs ");
        yield return of.Row("release of what ran before", fails, Releases, 1, LostAfter, 7, "taken back: UAT runs ");
        yield return of.Row("release of what ran before", fails, Releases, 1, UsedUp, 7, "taken back: UAT runs ") with { IsRare = true };
        yield return of.Row("release of what ran before", fails, Releases, 1, Refused, 8, "taking it back failed");
        yield return of.Row("release of what ran before", fails, Releases, 1, TokenRevoked, 8, $"{Closed}yunojuno-uat") with { IsRare = true };
        yield return of.Row("maintenance on, of the way back", fails, Maintenance, 3, Refused, 8, "taking it back failed") with { IsRare = true };
    }

    private static IEnumerable<FaultRow> Promote()
    {
        var of = new Table(Delivery.Promote);
        yield return of.Rare("set config", Config, 1, LostBefore, 1, Nothing);
        yield return of.Row("set config", "newer release", Scenario.NewerRelease("yunojuno-live"), 6, "5eed5eed5eed") with { Again = 6, IsOvertaken = true };
        yield return of.Row("maintenance on", Maintenance, 1, TokenRevoked, 8, $"{Closed}yunojuno-live");
        yield return of.Row("promotion", Promotions, 1, Unavailable, 1, Nothing);
        yield return of.Rare("promotion", Promotions, 1, Refused, 1, "422");
        yield return of.Rare("promotion", Promotions, 1, NotAuthorised, 77, Token);
        yield return of.Rare("promotion", Promotions, 1, LostBefore, 1, "what ran before keeps running");
        yield return of.Row("promotion", Promotions, 1, LostAfter, 0, Runs);
        yield return of.Rare("promotion", Promotions, 1, Hangs, 1, Nothing);
        yield return of.Row("promotion", Promotions, 1, TokenRevoked, 8, NotBegun);
        yield return of.Rare("promotion", Promotions, 1, UsedUp, 0, Runs);
        yield return of.Row("promotion", Promotions, 1, SomebodyElse, 8, Resume);
        yield return of.Row("promotion", "fails", Scenario.PromotionFails("yunojuno-live"), 1, "did not take the promotion") with { IsRare = true };
        yield return of.Row("end of the promotion", "GET /pipeline-promotions/*/promotion-targets", 1, Unavailable, 8, NotBegun);
        yield return of.Row("scale", Dynos, 2, Refused, 1, NotBegun) with { IsRepeated = true };
        yield return of.Rare("release command", Command, 1, LostAfter, 8, "look whether it ran");
        yield return of.Rare("remove config", Config, 2, Refused, 1, "422");
        yield return of.Rare("maintenance off", Maintenance, 2, Unavailable, 8, $"{Closed}yunojuno-live");
        yield return of.Rare("smoke test", Health, 2, Unavailable, 1, "the release stays");
    }

    private static IEnumerable<FaultRow> Rollback()
    {
        var of = new Table(Delivery.Rollback);
        yield return of.Rare("maintenance on", Maintenance, 1, Refused, 1, "422");
        yield return of.Row("stop worker", Dynos, 1, UnavailableForOneCall, 8, "look at heroku ps --app yunojuno-uat");
        yield return of.Rare("release", Releases, 1, Unavailable, 1, Nothing);
        yield return of.Rare("release", Releases, 1, Refused, 1, "422");
        yield return of.Rare("release", Releases, 1, LostBefore, 1, "what ran before keeps running");
        yield return of.Row("release", Releases, 1, LostAfter, 0, " runs ");
        yield return of.Row("release", Releases, 1, TokenRevoked, 8, $"{Closed}yunojuno-uat");
        yield return of.Rare("release", Releases, 1, SomebodyElse, 8, "somebody else released");
        yield return of.Row("release phase", "fails", Scenario.ReleaseFails("yunojuno-uat"), 1, "failed in its release phase");
        yield return of.Rare("start worker", Dynos, 2, Unavailable, 8, $"{Stopped}yunojuno-uat");
        yield return of.Rare("maintenance off", Maintenance, 2, Refused, 1, "422");
        yield return of.Row("smoke test", Health, 1, Unavailable, 1, "the release stays");
    }

    private static IEnumerable<FaultRow> ConfigApply()
    {
        var of = new Table(Delivery.ConfigApply);
        yield return of.Row("first app", Config, 1, Unavailable, 1, Nothing);
        yield return of.Row("first app", Config, 1, Refused, 1, "still to do: set COLOUR and remove OLD on yunojuno-uat");
        yield return of.Rare("first app", Config, 1, NotAuthorised, 77, Token);
        yield return of.Rare("first app", Config, 1, Hangs, 1, Nothing);
        yield return of.Row("first app", Config, 1, SomebodyElse, 8, "is not current");
        yield return of.Row("second app", Config, 2, LostBefore, 1, "still to do: set COLOUR and remove OLD on yunojuno-jobs");
        yield return of.Rare("second app", Config, 2, LostAfter, 0, "UAT has the config");
        yield return of.Rare("second app", Config, 2, TokenRevoked, 8, Look);
        yield return of.Rare("second app", Config, 2, UsedUp, 0, "UAT has the config");
    }

    private sealed class Table(Delivery delivery)
    {
        /// <summary>What goes the way of another row, and is tried when all are asked for.</summary>
        public FaultRow Rare(string step, string call, int nth, Fault fault, int exitCode, string says) =>
            Row(step, call, nth, fault, exitCode, says) with { IsRare = true };

        public FaultRow Row(string step, string call, int nth, Fault fault, int exitCode, string says) =>
            Row(step, fault.Name, fault.Of(call, nth), exitCode, says);

        public FaultRow Row(string step, Scenario first, string call, int nth, Fault fault, int exitCode, string says) =>
            Row(step, fault.Name, first.And(fault.Of(call, nth)), exitCode, says);

        public FaultRow Row(string step, string fault, Scenario scenario, int exitCode, string says) =>
            new(delivery, step, fault, scenario, exitCode, says);
    }
}
