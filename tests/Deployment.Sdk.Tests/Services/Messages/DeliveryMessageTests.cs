using CsCheck;
using Deployment.Sdk.Services;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.Messages;

public sealed class DeliveryMessageTests
{
    private static readonly ITextDialect[] Dialects =
        [PlainDialect.Instance, HtmlDialect.Instance, MrkdwnDialect.Instance, MarkdownDialect.Instance];

    [Fact]
    public void A_failure_says_at_which_step_why_and_what_still_runs() =>
        Assert.Equal(
            """
            UAT: the delivery of bbbbbbbbbbbb failed
            what: yunojuno, branch master
            commit: aaaaaaaaaaaa → bbbbbbbbbbbb
            by: Ada
            took: 1 min 23 s
            failed at: build bbbbbbbbbbbb on yunojuno-uat and release it
            why: the build failed
            runs now: yunojuno-uat v13 (aaaaaaaaaaaa)
            CI build: https://ci.example/builds/7?a=1&b=2
            bbbbbbbbbbbb: Bill by the hour (Grace)
            """,
            Plain(Happenings.Of(DeliveryEventKind.Failed)));

    [Fact]
    public void A_promotion_says_from_where() =>
        Assert.Contains(
            "what: yunojuno, promoted from UAT\n",
            Plain(Happenings.Of(DeliveryEventKind.Started) with { Branch = null, PromotedFrom = "UAT", Environment = "LIVE" }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(DeliveryEventKind.Started, "UAT: delivering bbbbbbbbbbbb")]
    [InlineData(DeliveryEventKind.WaitingForApproval, "UAT waits for a yes to bbbbbbbbbbbb")]
    [InlineData(DeliveryEventKind.Succeeded, "UAT runs bbbbbbbbbbbb")]
    [InlineData(DeliveryEventKind.Failed, "UAT: the delivery of bbbbbbbbbbbb failed")]
    [InlineData(DeliveryEventKind.RolledBack, "UAT: bbbbbbbbbbbb was taken back")]
    [InlineData(DeliveryEventKind.Frozen, "UAT is frozen and did not get bbbbbbbbbbbb")]
    [InlineData(DeliveryEventKind.ConfigStarted, "UAT: its config is being changed")]
    [InlineData(DeliveryEventKind.ConfigSucceeded, "UAT has the config that the plan declares")]
    [InlineData(DeliveryEventKind.ConfigFailed, "UAT: the change of its config failed")]
    [InlineData(DeliveryEventKind.ApprovalVoided, "UAT: the yes to bbbbbbbbbbbb is void")]
    public void Each_kind_has_its_headline(DeliveryEventKind kind, string headline) =>
        Assert.Equal(headline, DeliveryMessage.Of(Happenings.Of(kind)).Headline);

    [Theory]
    [InlineData(DeliveryEventKind.WaitingForApproval, "UAT waits for a yes to a change of its config")]
    [InlineData(DeliveryEventKind.Frozen, "UAT is frozen, and its config stays as it is")]
    [InlineData(DeliveryEventKind.RuleForced, "UAT: a change of its config was let through by force")]
    public void What_stops_config_stops_no_code(DeliveryEventKind kind, string headline) =>
        Assert.Equal(headline, DeliveryMessage.Of(Happenings.Of(kind) with { IsOfConfigAlone = true }).Headline);

    [Fact]
    public void A_change_of_config_says_what_changed_and_of_the_code_that_it_stays() =>
        Assert.Equal(
            """
            UAT has the config that the plan declares
            what: yunojuno
            commit: bbbbbbbbbbbb
            by: Ada
            took: 1 min 23 s
            config: set NEW on yunojuno-uat
            runs now: yunojuno-uat v13 (bbbbbbbbbbbb)
            CI build: https://ci.example/builds/7?a=1&b=2
            """,
            Plain(Happenings.Of(DeliveryEventKind.ConfigSucceeded) with
            {
                IsOfConfigAlone = true,
                Branch = null,
                PreviousCommit = AppStates.B,
                Summary = "UAT: set NEW on yunojuno-uat",
                Running = [new RunningRelease("yunojuno-uat", 13, 12, AppStates.B)],
                Commits = [],
                CommitCount = 0,
            }));

    [Fact]
    public void An_end_that_nobody_saw_is_no_failure_that_somebody_saw() =>
        Assert.Equal(
            "UAT: nobody saw how the delivery of bbbbbbbbbbbb ended",
            DeliveryMessage.Of(Happenings.Of(DeliveryEventKind.Failed) with { IsEndUnknown = true }).Headline);

    [Fact]
    public void Ten_commits_are_named_and_the_others_counted()
    {
        var commits = Enumerable.Range(0, 50).Select(number => new DeliveredCommit(new string('c', 40), $"Change {number}", "Ada")).ToArray();

        var text = Plain(Happenings.Of(DeliveryEventKind.Succeeded) with { Commits = commits, CommitCount = 62 });

        Assert.Contains("Change 9 (Ada)\nand 52 more commits", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Change 10", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_delivery_and_an_unknown_range_name_no_commits() =>
        Assert.EndsWith(
            "commit: bbbbbbbbbbbb\nby: Ada\nCI build: https://ci.example/builds/7?a=1&b=2",
            Plain(Happenings.Of(DeliveryEventKind.Started) with { PreviousCommit = null, Commits = [], CommitCount = null }),
            StringComparison.Ordinal);

    [Fact]
    public void No_message_is_longer_than_asked_in_any_dialect() =>
        Gen.Select(Gen.String, Gen.String, Gen.Int[2, 5_000], Gen.OneOf(Dialects.Select(Gen.Const).ToArray()), Gen.Enum<DeliveryEventKind>())
            .Sample((one, other, longest, dialect, kind) =>
            {
                var happening = Happenings.Of(kind) with
                {
                    Environment = one, Actor = other, FailedStep = one + other, Summary = other, Branch = one,
                    Commits = [new DeliveredCommit(new string('c', 40), other, one)], CommitCount = 3,
                };
                return DeliveryMessage.Of(happening).Render(dialect, longest).Length <= longest;
            });

    [Fact]
    public void No_text_from_outside_calls_links_or_turns_in_any_dialect() =>
        Gen.Select(Gen.OneOf(new[] { "@channel", "@here", "http://evil.example", "www.evil.example", "\u202e", "\u0000", "\r\n", "#12", "<!here>", "`", "*", "\\", "](" }.Select(Gen.Const).ToArray()), Gen.String)
            .Array[1, 8]
            .Sample(parts =>
            {
                var text = string.Concat(parts.Select(part => part.Item1 + part.Item2));
                foreach (var dialect in Dialects)
                {
                    var written = dialect.Text(NeutralText.Line(text, 1_000));
                    Assert.DoesNotMatch(@"@\w|://|(?i)www\.|[\u0000-\u001f\u202a-\u202e\u2066-\u2069]", written);
                    Assert.DoesNotMatch(@"(?<!&)#\d", written);
                }
            });

    [Fact]
    public void No_text_from_outside_is_markup_in_HTML_or_in_mrkdwn() =>
        Gen.String.Sample(text =>
            !HtmlDialect.Instance.Text(text).AsSpan().ContainsAny('<', '>', '"')
            && !MrkdwnDialect.Instance.Text(text).AsSpan().ContainsAny('<', '>'));

    [Fact]
    public void In_Markdown_every_mark_from_outside_is_escaped() =>
        Assert.Equal(
            @"\[x\]\(javascript\:alert\) \*a\* \_b\_ \`c\` \<img\> \# d \~\~e\~\~".Replace(@"\#", "\\#\u2060", StringComparison.Ordinal),
            MarkdownDialect.Instance.Text("[x](javascript:alert) *a* _b_ `c` <img> # d ~~e~~"));

    [Fact]
    public void A_link_cannot_be_ended_by_its_own_address()
    {
        var address = new Uri("https://ci.example/a|b?c=<d>&e=\"f\"");

        Assert.Equal("<https://ci.example/a%7Cb?c=%3Cd%3E&amp;e=%22f%22|build>", MrkdwnDialect.Instance.Link("build", address));
        Assert.DoesNotContain("\"f\"", HtmlDialect.Instance.Link("build", address), StringComparison.Ordinal);
        Assert.Matches(@"^\[build\]\(<[^<>\s]+>\)$", MarkdownDialect.Instance.Link("build", address));
    }

    [Fact]
    public void A_cut_leaves_no_half_of_a_character()
    {
        var rockets = string.Concat(Enumerable.Repeat("\ud83d\ude80", 10));
        for (var longest = 1; longest < 22; longest++)
        {
            var cut = NeutralText.Cut(rockets, longest);
            Assert.True(cut.Length <= longest);
            Assert.False(char.IsHighSurrogate(cut.TrimEnd('\u2026').LastOrDefault()));
        }
    }

    private static string Plain(DeliveryEvent happening) => DeliveryMessage.Of(happening).Render(PlainDialect.Instance, 10_000);
}
