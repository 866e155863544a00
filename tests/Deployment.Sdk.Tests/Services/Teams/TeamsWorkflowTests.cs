using System.Text.Json;
using Deployment.Sdk.Services.Teams;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Teams;

public sealed class TeamsWorkflowTests : ObserverServiceTests
{
    private const string ConnectorThrottled =
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId tcid=0.";

    private readonly FakeTeams _teams;

    public TeamsWorkflowTests()
        : this(new FakeTeams(), new ServiceBench())
    {
    }

    private TeamsWorkflowTests(FakeTeams fake, ServiceBench bench)
        : base(fake, bench) => _teams = fake;

    private protected override TeamsWorkflowAttribute Observer { get; } = new();

    private protected override (string Name, string Value) Credential => ("TEAMS_WORKFLOW_URL", FakeTeams.Path);

    private protected override string Secret => FakeTeams.Path;

    private protected override void Configure(IDictionary<string, string> variables, Uri address) =>
        variables["TEAMS_WORKFLOW_URL"] = new Uri(address, FakeTeams.Path).AbsoluteUri;

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Status(429, ("Retry-After", $"{seconds}"));

    private protected override void AssertHarmless(string body)
    {
        var card = Assert.Single(_teams.Cards);

        // A run is never read as Markdown; a text block would be.
        Assert.All(card.GetProperty("body").EnumerateArray(), block => Assert.Equal("RichTextBlock", block.GetProperty("type").GetString()));
        Assert.DoesNotMatch(@"@\w|www\.|[\u202a-\u202e]", Text(card));
        Assert.All(card.GetProperty("actions").EnumerateArray(), action =>
            Assert.DoesNotContain("evil", action.GetProperty("url").GetString(), StringComparison.Ordinal));
    }

    private static string Text(JsonElement card) => string.Join('\n', card.GetProperty("body").EnumerateArray()
        .Select(block => string.Concat(block.GetProperty("inlines").EnumerateArray().Select(run => run.GetProperty("text").GetString()))));

    [Theory]
    [InlineData(DeliveryEventKind.Started, "Default")]
    [InlineData(DeliveryEventKind.WaitingForApproval, "Warning")]
    [InlineData(DeliveryEventKind.Succeeded, "Good")]
    [InlineData(DeliveryEventKind.Failed, "Attention")]
    [InlineData(DeliveryEventKind.RolledBack, "Accent")]
    [InlineData(DeliveryEventKind.Frozen, "Warning")]
    [InlineData(DeliveryEventKind.RuleForced, "Warning")]
    [InlineData(DeliveryEventKind.FreezeBegan, "Warning")]
    [InlineData(DeliveryEventKind.FreezeEnded, "Default")]
    public async Task Each_event_has_its_colour(DeliveryEventKind kind, string colour)
    {
        await Bench.TellAsync(Observer, Happenings.Of(kind));

        Assert.Equal(colour, Assert.Single(_teams.Cards).GetProperty("body")[0].GetProperty("inlines")[0].GetProperty("color").GetString());
    }

    [Fact]
    public async Task A_card_has_the_facts_and_buttons_for_the_build_and_the_app()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        var card = Assert.Single(_teams.Cards);
        Assert.Equal(
            """
            UAT runs bbbbbbbbbbbb
            what: yunojuno, branch master
            commit: aaaaaaaaaaaa → bbbbbbbbbbbb
            by: Ada
            took: 1 min 23 s
            runs now: yunojuno-uat v13 (bbbbbbbbbbbb)
            bbbbbbbbbbbb: Bill by the hour (Grace)
            """,
            Text(card));
        Assert.Equal(
            ["CI build https://ci.example/builds/7?a=1&b=2", "open the app https://yunojuno-uat.example/"],
            card.GetProperty("actions").EnumerateArray().Select(action => $"{action.GetProperty("title").GetString()} {action.GetProperty("url").GetString()}"));
    }

    [Fact]
    public async Task A_card_that_would_be_too_large_loses_facts_from_its_end()
    {
        var long_ = new string('\u4e16', 5_000);
        var commits = Enumerable.Range(0, 50).Select(_ => new DeliveredCommit(new string('c', 40), long_, long_)).ToArray();

        await Bench.TellAsync(
            Observer, Happenings.Of(DeliveryEventKind.Failed) with { Environment = long_, Summary = long_, FailedStep = long_, Commits = commits, CommitCount = 400 });

        Assert.Empty(Bench.Notes);
        Assert.Contains("why: ", Text(Assert.Single(_teams.Cards)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connector_of_old_takes_the_same_card()
    {
        Bench.Variables["TEAMS_WORKFLOW_URL"] = new Uri(_teams.Address, FakeTeams.ConnectorPath).AbsoluteUri;

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Empty(Bench.Notes);
        Assert.Single(_teams.Cards);
    }

    [Fact]
    public async Task A_connector_that_refuses_with_200_is_waited_for()
    {
        _teams.Next(StubServer.Text(200, ConnectorThrottled));

        Assert.InRange(Assert.Single(await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started))).TotalSeconds, 1, 1.5);
        Assert.Empty(Bench.Notes);
        Assert.Single(_teams.Cards);
    }

    [Fact]
    public async Task A_connector_that_goes_on_refusing_is_reported()
    {
        _teams.Next([.. Enumerable.Repeat(StubServer.Text(200, ConnectorThrottled), 4)]);

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Contains("did not take the card: Webhook message delivery failed", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "made of the template|make it of the template")]
    [InlineData(401, "its owner left")]
    [InlineData(404, "make a new one and set TEAMS_WORKFLOW_URL")]
    [InlineData(410, "make a new one and set TEAMS_WORKFLOW_URL")]
    public async Task Each_refusal_says_what_helps(int status, string help)
    {
        _teams.Next(StubServer.Text(status, "no"));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Matches(help, Assert.Single(Bench.Notes));
        Assert.DoesNotContain("not-a-signature", Bench.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_old_is_told_from_a_workflow_that_is_gone() =>
        Assert.Contains(
            "ended on 30 November 2025",
            TeamsService.At(new Uri("https://prod-1.westeurope.logic.azure.com:443/workflows/0"), "TEAMS_WORKFLOW_URL").Remedy(404, ""),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(400)]
    public void An_address_of_old_is_not_to_blame_for_everything(int status) =>
        Assert.DoesNotContain(
            "ended on 30 November 2025",
            TeamsService.At(new Uri("https://prod-1.westeurope.logic.azure.com:443/workflows/0"), "TEAMS_WORKFLOW_URL").Remedy(status, "") ?? "",
            StringComparison.Ordinal);

    [Fact]
    public async Task Another_channel_has_a_variable_of_its_own()
    {
        Bench.Variables["TEAMS_WORKFLOW_URL_LIVE"] = Bench.Variables["TEAMS_WORKFLOW_URL"];
        Bench.Variables.Remove("TEAMS_WORKFLOW_URL");

        await Bench.TellAsync(new TeamsWorkflowAttribute { Variable = "TEAMS_WORKFLOW_URL_LIVE" }, Happenings.Of(DeliveryEventKind.Started));

        Assert.Single(_teams.Cards);
    }
}
