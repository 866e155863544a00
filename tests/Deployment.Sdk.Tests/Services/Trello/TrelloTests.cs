using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Trello;

public sealed class TrelloTests : ObserverServiceTests
{
    private readonly FakeTrello _trello;

    public TrelloTests()
        : this(new ServiceBench())
    {
    }

    private TrelloTests(ServiceBench bench)
        : this(new FakeTrello { Time = bench.Time }, bench)
    {
    }

    private TrelloTests(FakeTrello fake, ServiceBench bench)
        : base(fake, bench) => _trello = fake;

    private protected override TrelloAttribute Observer { get; } = new(FakeTrello.Board, "On UAT");

    private protected override (string Name, string Value) Credential => ("TRELLO_TOKEN", FakeTrello.Token);

    private protected override string Secret => FakeTrello.Token;

    private protected override IReadOnlyList<DeliveryEventKind> Told => [DeliveryEventKind.Succeeded];

    /// <summary>The lists; the card, its move, its comments and one more.</summary>
    private protected override int CallsPerEvent => 5;

    private protected override bool IsRepeatable => true;

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["TRELLO_API_URL"] = $"{address}1/";
        variables["TRELLO_KEY"] = FakeTrello.Key;
        variables["TRELLO_TOKEN"] = FakeTrello.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Json(
        429, """{"error":"API_TOKEN_LIMIT_EXCEEDED","message":"Rate limit exceeded"}""", ("Retry-After", $"{seconds}"));

    private protected override DeliveryEvent Complete(DeliveryEvent happening) => happening with
    {
        Commits = [.. happening.Commits.Select(commit => commit with { Message = $"{commit.Subject}\n\nhttps://trello.com/c/CaRd0001/12-bill" })],
    };

    private protected override void AssertHarmless(string body)
    {
        var comment = Assert.Single(_trello.Cards["CaRd0001"].Comments);
        foreach (var part in new[] { "@channel", "@everyone", "https://evil", "www.evil", "\u202e", "\u0007" })
        {
            Assert.DoesNotContain(part, comment, StringComparison.Ordinal);
        }

        Assert.Contains("\\<script\\>", comment, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)<", comment.Replace("](<", "](", StringComparison.Ordinal));
    }

    private static DeliveryEvent Release(params string[] messages) => Happenings.Of(DeliveryEventKind.Succeeded) with
    {
        Commits = [.. messages.Select((message, index) =>
            new DeliveredCommit(new string((char)('1' + (index % 9)), 40), message.Split('\n')[0], "Grace") { Message = message })],
        CommitCount = messages.Length,
    };

    [Fact]
    public async Task A_card_that_a_commit_names_moves_to_the_list_of_the_environment_and_gets_one_comment()
    {
        await Bench.TellAsync(Observer, Release("Bill by the hour\n\nSee https://trello.com/c/CaRd0001/12-bill", "Another change"));

        var card = _trello.Cards["CaRd0001"];
        Assert.Empty(Bench.Notes);
        Assert.Equal(("list-uat", 1), (card.List, card.Moves));
        var comment = Assert.Single(card.Comments);
        Assert.StartsWith("**UAT runs bbbbbbbbbbbb**", comment, StringComparison.Ordinal);
        Assert.Contains("Bill by the hour", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("Another change", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_cards_move_before_any_is_commented_on()
    {
        _trello.Cards["CaRd0002"] = new("list-doing");

        await Bench.TellAsync(Observer, Release("https://trello.com/c/CaRd0001", "https://trello.com/c/CaRd0002"));

        Assert.Empty(Bench.Notes);
        Assert.Equal(["PUT", "PUT", "POST", "POST"], _trello.Requests.Select(request => request.Method).Where(method => method != "GET"));
    }

    [Fact]
    public async Task When_the_time_is_up_it_says_how_many_were_done()
    {
        _trello.Cards["CaRd0002"] = new("list-doing");
        await Bench.TellAsync(Observer, Release("Nothing"));
        Func<HttpContext, Task> asItIs = context => _trello.AnswerAsItIsAsync(context);
        _trello.Next(asItIs, asItIs, asItIs, FakeService.Hang);
        var telling = Bench.TellingAsync(Observer, Release("https://trello.com/c/CaRd0001", "https://trello.com/c/CaRd0002"));
        while (_trello.Requests.Count < 5)
        {
            await Task.Yield();
        }

        Bench.Time.Advance(TimeSpan.FromSeconds(10));
        await telling.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        for (var left = 1_000_000; left > 0 && Bench.Notes.Count < 2; left--)
        {
            await Task.Yield();
        }

        Assert.Contains("note: Trello: when the time was up, 1 of 2 cards were in the list \"On UAT\", and 0 had their comment", Bench.Notes);
    }

    [Fact]
    public async Task Commits_that_nobody_knows_here_are_told_from_commits_that_name_no_card()
    {
        await Bench.TellAsync(Observer, Release("Another change"));
        Assert.Empty(Bench.Notes);

        await Bench.TellAsync(Observer, Release() with { CommitCount = null });
        Assert.Contains(
            "was not told: the commits of this release are unknown here, and so are the cards that they name: aaaaaaaaaaaa, which ran before, is not in this clone",
            Assert.Single(Bench.Notes),
            StringComparison.Ordinal);

        // Before a first delivery nothing ran.
        await Bench.TellAsync(Observer, Release() with { CommitCount = null, PreviousCommit = null });
        Assert.Single(Bench.Notes);
    }

    [Fact]
    public async Task A_rehearsal_says_that_no_card_is_named()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };

        await rehearsal.TellAsync(Observer, Release("Another change"));

        Assert.Equal("nothing: the commits name no cards", rehearsal.Calls[^1].Call);
    }

    [Fact]
    public async Task Told_twice_it_is_as_told_once()
    {
        var release = Release("https://trello.com/c/CaRd0001");
        await Bench.TellAsync(Observer, release);

        await Bench.TellAsync(Observer, release);

        Assert.Equal(1, _trello.Cards["CaRd0001"].Moves);
        Assert.Single(_trello.Cards["CaRd0001"].Comments);
    }

    [Fact]
    public async Task A_comment_whose_answer_was_lost_is_found_again()
    {
        var release = Release("https://trello.com/c/CaRd0001");
        await Bench.TellAsync(Observer, release);
        _trello.Cards["CaRd0001"].Comments[0] += "\n";

        await Bench.TellAsync(Observer, release with { Actor = "Bob" });

        Assert.Single(_trello.Cards["CaRd0001"].Comments);
    }

    [Fact]
    public async Task Another_environment_and_another_commit_have_a_comment_of_their_own()
    {
        var release = Release("https://trello.com/c/CaRd0001");
        await Bench.TellAsync(Observer, release);

        await Bench.TellAsync(new TrelloAttribute(FakeTrello.Board, "Live"), release with { Environment = "LIVE" });
        await Bench.TellAsync(Observer, release with { Commit = new string('c', 40) });

        Assert.Equal(3, _trello.Cards["CaRd0001"].Comments.Count);
    }

    [Fact]
    public async Task A_card_that_many_commits_name_is_told_once()
    {
        await Bench.TellAsync(Observer, Release(
            "One https://trello.com/c/CaRd0001", "Two\n\nhttps://trello.com/c/CaRd0001/12-bill and trello.com/c/CaRd0001", "Three https://www.trello.com/c/x"));

        var comment = Assert.Single(_trello.Cards["CaRd0001"].Comments);
        Assert.Contains("One", comment, StringComparison.Ordinal);
        Assert.Contains("Two", comment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://nottrello.com/c/CaRd0001")]
    [InlineData("https://trello.com/c/CaRd00012")]
    [InlineData("https://trello.com/c/CaRd000")]
    [InlineData("https://trello.com.evil.example/c/CaRd0001")]
    [InlineData("CaRd0001")]
    public async Task What_only_looks_like_the_address_of_a_card_is_none(string message)
    {
        await Bench.TellAsync(Observer, Release(message));

        Assert.Equal("list-doing", _trello.Cards["CaRd0001"].List);
        Assert.Single(_trello.Requests);
    }

    [Fact]
    public async Task An_archived_card_and_one_of_another_board_are_left_alone()
    {
        _trello.Cards["CaRd0002"] = new FakeTrello.Card("list-doing") { IsArchived = true };
        _trello.Cards["CaRd0003"] = new FakeTrello.Card("elsewhere") { Board = "5f0000000000000000000002" };

        await Bench.TellAsync(Observer, Release("https://trello.com/c/CaRd0002 https://trello.com/c/CaRd0003"));

        Assert.Empty(Bench.Notes);
        Assert.Equal((0, 0), (_trello.Cards["CaRd0002"].Moves, _trello.Cards["CaRd0003"].Moves));
        Assert.Empty(_trello.Cards["CaRd0003"].Comments);
    }

    [Fact]
    public async Task A_card_already_there_is_not_moved_and_is_told_all_the_same()
    {
        _trello.Cards["CaRd0001"].List = "list-uat";

        await Bench.TellAsync(Observer, Release("https://trello.com/c/CaRd0001"));

        Assert.Equal(0, _trello.Cards["CaRd0001"].Moves);
        Assert.Single(_trello.Cards["CaRd0001"].Comments);
    }

    [Fact]
    public async Task One_card_that_fails_keeps_no_other_from_moving()
    {
        _trello.Cards["CaRd0002"] = new FakeTrello.Card("list-doing") { Error = (401, "unauthorized card permission requested") };

        await Bench.TellAsync(Observer, Release("https://trello.com/c/GoNe0001 https://trello.com/c/CaRd0002 https://trello.com/c/CaRd0001"));

        Assert.Equal("list-uat", _trello.Cards["CaRd0001"].List);
        var note = Assert.Single(Bench.Notes);
        Assert.Contains("card GoNe0001: Trello, GET /1/cards/GoNe0001: answered 404", note, StringComparison.Ordinal);
        Assert.Contains("card CaRd0002: ", note, StringComparison.Ordinal);
        Assert.Contains("invite them to the board", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_named_with_those_that_are()
    {
        await Bench.TellAsync(new TrelloAttribute(FakeTrello.Board, "Shipped"), Release("No card"));

        Assert.Contains("no open list \"Shipped\"; it has \"Doing\", \"On UAT\", \"Live\"", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_lists_of_one_name_none_is_taken_for_the_right_one()
    {
        _trello.Lists.Add(("list-other", "on uat"));

        await Bench.TellAsync(Observer, Release("https://trello.com/c/CaRd0001"));
        Assert.Contains("declare the id of one of them", Assert.Single(Bench.Notes), StringComparison.Ordinal);

        await Bench.TellAsync(new TrelloAttribute(FakeTrello.Board, "list-other"), Release("https://trello.com/c/CaRd0001"));
        Assert.Equal("list-other", _trello.Cards["CaRd0001"].List);
    }

    [Fact]
    public async Task More_cards_than_a_token_may_call_for_are_counted()
    {
        var links = Enumerable.Range(0, 25).Select(number => $"CaRd1{number:000}").ToArray();
        foreach (var link in links)
        {
            _trello.Cards[link] = new FakeTrello.Card("list-doing");
        }

        await Bench.TellAsync(Observer, Release([.. links.Select(link => $"https://trello.com/c/{link}")]) with { CommitCount = 70 });

        Assert.Equal(20, _trello.Cards.Values.Count(card => card.List == "list-uat"));
        Assert.Contains("5 of 25 cards are left as they are", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("only the newest 25 of 70 commits", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_called_too_often_is_not_used_again_at_once()
    {
        _trello.Next(StubServer.Json(429, """{"error":"API_TOKEN_LIMIT_EXCEEDED","message":"Rate limit exceeded"}"""));

        await Bench.TellAsync(Observer, Release("https://trello.com/c/CaRd0001"));

        Assert.Single(_trello.Requests);
        Assert.Contains("answered 429", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_and_token_are_in_no_address()
    {
        await Bench.TellAsync(Observer, Release("https://trello.com/c/CaRd0001"));

        Assert.All(_trello.Requests, request => Assert.DoesNotContain("0123456789", request.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_comment_of_long_texts_is_cut_to_what_Trello_takes_and_keeps_its_marker()
    {
        var reason = new string('*', 5_000);
        var release = Release([.. Enumerable.Repeat($"{reason}\nhttps://trello.com/c/CaRd0001", 40)]) with { Environment = reason, Actor = reason };

        await Bench.TellAsync(Observer, release);
        await Bench.TellAsync(Observer, release);

        Assert.Empty(Bench.Notes);
        Assert.Single(_trello.Cards["CaRd0001"].Comments);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_with_what_helps()
    {
        Bench.Variables["TRELLO_TOKEN"] = "another-token-0123456789";

        await Bench.TellAsync(Observer, Release("https://trello.com/c/CaRd0001"));

        Assert.Contains("answered 401: invalid token; set TRELLO_KEY and TRELLO_TOKEN", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }
}
