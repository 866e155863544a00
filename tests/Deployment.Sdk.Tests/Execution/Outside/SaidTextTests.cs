using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Outside;

public sealed class SaidTextTests
{
    [Theory]
    [InlineData("""{"state":"SUCCESSFUL","description":"UAT runs it","refname":null}""", "UAT runs it, state: SUCCESSFUL")]
    [InlineData("""{"a":[{"text":"one\n two"},{"text":"three"}],"ok":true,"n":7}""", "one two, text: three, ok: True, n: 7")]
    [InlineData("plain\r\n  text", "plain text")]
    [InlineData("{\"half\": ", "{\"half\":")]
    [InlineData("{}", null)]
    [InlineData("  ", null)]
    public void Sentences_come_first_and_the_rest_by_its_name(string body, string? said) => Assert.Equal(said, SaidText.Of(body));

    [Fact]
    public void What_is_said_is_masked_before_it_is_cut()
    {
        const string secret = "secret-0123456789-secret-0123456789";
        using var session = new ServiceSession(
            new Dictionary<string, string>(), isRehearsal: true, new MaskedLog(new RecordingLog(), new Redaction([secret])), TimeProvider.System);
        session.Record([new RecordedCall("Slack", "started UAT", "POST", "rehearsed", "") { Said = new string('a', SaidText.Longest - 12) + secret }]);

        var said = Assert.Single(session.Calls).Said!;

        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
        Assert.EndsWith("[redacted]", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_is_marked_and_halves_no_character() =>
        Assert.Equal("ab\u2026", SaidText.Cut("ab\ud83d\ude80cd", 4));
}
