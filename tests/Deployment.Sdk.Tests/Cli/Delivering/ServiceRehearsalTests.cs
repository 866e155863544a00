using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What outside services would have been asked and told, through the whole command line.</summary>
public sealed class ServiceRehearsalTests
{
    private static readonly CodecovAttribute Covered = new("bitbucket", "yunojuno", "platform") { Project = 80 };

    [Fact]
    public async Task A_deploy_asks_its_gates_tells_its_observers_and_shows_it_in_a_table()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(
            SamplePlan.Uat(Covered), more: [new HipChatAttribute("Deployments"), new SlackAttribute("#deployments"), new SlackWebhookAttribute()]));
        team.Line.Environment["SLACK_BOT_TOKEN"] = "xoxb-real-token-0123456789";

        var ran = await team.DeployAsync("master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("note: rehearsed: coverage at Codecov: project 100 %", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"Codecov\s+gate UAT\s+GET https://api\.codecov\.io/api/v2/bitbucket/yunojuno/repos/platform/commits/ ", ran.Output);
        Assert.Matches(@"HipChat\s+started UAT\s+POST https://api\.hipchat\.com/v2/room/Deployments/notification\s+UAT: delivering", ran.Output);
        Assert.Matches(@"Slack\s+started UAT\s+POST https://slack\.com/api/chat\.postMessage\s", ran.Output);
        Assert.Matches(@"Slack\s+deployed UAT\s+POST https://slack\.com/api/chat\.update\s+UAT runs", ran.Output);
        Assert.Matches(@"Slack\s+deployed UAT\s+POST https://hooks\.slack\.com\[redacted\]\s", ran.Output);
        Assert.DoesNotContain("xoxb-real", ran.All, StringComparison.Ordinal);

        // What it says stands below, and nobody's line is longer than a terminal's.
        Assert.Matches(@"<b>UAT: delivering [0-9a-f]{12}</b><br>what: yunojuno", ran.Output);
        Assert.Matches(@"\s\*UAT runs [0-9a-f]{12}\*, ", ran.Output);
    }

    [Fact]
    public async Task The_document_has_the_same_as_a_list()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(Covered), more: new HipChatAttribute("Deployments")));

        var ran = await team.DeployAsync("master", "--json");

        Assert.Equal(
            [
                ("Codecov", "gate UAT", "GET https://api.codecov.io/api/v2/bitbucket/yunojuno/repos/platform/commits/?branch=master&page_size=20", "rehearsed"),
                ("HipChat", "started UAT", "POST https://api.hipchat.com/v2/room/Deployments/notification", "rehearsed"),
                ("HipChat", "deployed UAT", "POST https://api.hipchat.com/v2/room/Deployments/notification", "rehearsed"),
            ],
            ran.Json.GetProperty("services").EnumerateArray().Select(call => (
                call.GetProperty("service").GetString()!,
                call.GetProperty("event").GetString()!,
                call.GetProperty("call").GetString()!,
                call.GetProperty("outcome").GetString()!)));
    }

    [Fact]
    public async Task The_document_has_all_that_would_have_been_said_in_one_line_and_no_secret()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(
            SamplePlan.Uat(Covered), more: [new OpbeatAttribute("yunojuno", "uat"), new SlackWebhookAttribute(), new TrelloAttribute("bOaRd123", "On UAT")]));

        var ran = await team.DeployAsync("master", "--json");

        var said = ran.Json.GetProperty("services").EnumerateArray()
            .Select(call => (call.GetProperty("service").GetString(), call.GetProperty("call").GetString(), call.GetProperty("said").GetString())).ToArray();
        Assert.Null(said[0].Item3);
        Assert.Equal(
            $"rev: {team.First}, status: completed, branch: master", said.Single(call => call.Item1 == "Opbeat").Item3);
        var slack = said.Last(call => call.Item1 == "Slack").Item3!;
        Assert.StartsWith($"*UAT runs {team.First[..12]}*, what: yunojuno, branch master", slack, StringComparison.Ordinal);
        Assert.EndsWith("unfurl_links: False", slack, StringComparison.Ordinal);
        Assert.Equal("nothing: the commits of a first delivery are not searched for cards", said.Last(call => call.Item1 == "Trello").Item2);
        Assert.DoesNotContain("rehearsed-webhook", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_to_approve_and_who_is_frozen_out_is_told()
    {
        var time = new ShiftedTime();
        time.Set(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        using var team = new RehearsedRepository(
            SamplePlan.Of(
                live: SamplePlan.Live(new FreezeAttribute("Fri 15:00", "Mon 08:00", "Europe/London") { Reason = "weekend" }),
                more: new HipChatAttribute("Deployments")),
            time: time);
        Assert.Equal(0, (await team.DeployAsync("master")).ExitCode);

        var waiting = await team.PromoteAsync("--approve", "sales", "--confirm", "yunojuno-live", "--json");
        time.Set(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
        var frozen = await team.PromoteAsync("--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live", "--json");

        Assert.Equal((4, "waiting LIVE"), (waiting.ExitCode, Event(waiting)));
        Assert.Equal((3, "frozen LIVE"), (frozen.ExitCode, Event(frozen)));
    }

    [Fact]
    public async Task The_cards_that_a_release_names_move_to_the_list_of_the_environment()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(new TrelloAttribute("bOaRd123", "On UAT"))));
        Assert.Equal(0, (await team.DeployAsync("master")).ExitCode);
        team.Git.Commit("Bill by the hour\n\nhttps://trello.com/c/CaRd0001/12-bill", TemporaryRepository.Ada, ("app.py", "2\n"));

        var ran = await team.DeployAsync("master", "--json");

        Assert.Equal(
            [
                "GET https://api.trello.com/1/boards/bOaRd123/lists?filter=open&fields=id,name,idBoard",
                "GET https://api.trello.com/1/cards/CaRd0001?fields=id,idList,idBoard,closed",
                "PUT https://api.trello.com/1/cards/card",
                "GET https://api.trello.com/1/cards/card/actions?filter=commentCard&fields=data&limit=1000",
                "POST https://api.trello.com/1/cards/card/actions/comments",
            ],
            ran.Json.GetProperty("services").EnumerateArray().Select(call => call.GetProperty("call").GetString()));
    }

    private static string? Event(Ran ran) => Assert.Single(ran.Json.GetProperty("services").EnumerateArray()).GetProperty("event").GetString();
}
