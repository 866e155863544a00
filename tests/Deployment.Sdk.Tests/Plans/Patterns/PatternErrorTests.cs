using CsCheck;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Patterns;

public sealed class PatternErrorTests
{
    [Theory]
    // Other systems' patterns.
    [InlineData("feature/[a-z]*", 8, "[", "'?'")]
    [InlineData("!master", 0, "!", "narrower")]
    [InlineData("{a,b}/x", 0, "{a,b}", "one pattern for each")]
    [InlineData("release/{1..3}", 8, "{1..3}", "one pattern for each")]
    [InlineData("^master", 0, "^", "Leave it out")]
    [InlineData("master$", 6, "$", "Leave it out")]
    [InlineData("feature-.*", 8, ".*", "'*'")]
    [InlineData("feature-.+", 8, ".+", "'*'")]
    [InlineData(".*", 0, ".*", "'*'")]
    [InlineData("/feature-x/", 0, "/feature-x/", "'**'")]
    [InlineData(@"feature\/x", 7, @"\", "'/'")]
    [InlineData("(a|b)", 2, "|", "one pattern for each")]
    [InlineData("refs/heads/master", 0, "refs/heads/", "'master'")]
    [InlineData("refs/heads/", 0, "refs/heads/", "without")]
    [InlineData("refs/tags/v1", 0, "refs/tags/", "without")]
    [InlineData("refs/pull/1/head", 0, "refs/", "without")]
    [InlineData("a/***", 2, "***", "'**'")]
    [InlineData("****", 0, "****", "'**'")]
    // Placeholders.
    [InlineData("dev/{solt}", 4, "{solt}", "'{slot}'")]
    [InlineData("dev/{Slot}", 4, "{Slot}", "'{slot}'")]
    [InlineData("dev/{}", 4, "{}", "'{slot}'")]
    [InlineData("dev/{slot", 4, "{slot", "'{slot}'")]
    [InlineData("dev/slot}", 8, "}", "'{slot}'")]
    [InlineData("{slot}/{slot}", 7, "{slot}", "'*'")]
    // What Git refuses.
    [InlineData("my feature", 2, " ", "'?'")]
    [InlineData(" master", 0, " ", "'?'")]
    [InlineData("a\tb", 1, "\t", "Leave it out")]
    [InlineData("a\0b", 1, "\0", "Leave it out")]
    [InlineData("a\u007fb", 1, "\u007f", "Leave it out")]
    [InlineData("a~1", 1, "~", "'?'")]
    [InlineData("a^1", 1, "^", "'?'")]
    [InlineData("a:b", 1, ":", "'?'")]
    [InlineData("a..b", 1, "..", "one '.'")]
    [InlineData("a@{1}", 1, "@{", "own name")]
    [InlineData("a//b", 1, "//", "one '/'")]
    [InlineData("-a", 0, "-", "'-'")]
    [InlineData("/a", 0, "/", "'/'")]
    [InlineData("/", 0, "/", "'/'")]
    [InlineData("feature/", 7, "/", "'feature/*'")]
    [InlineData("a.", 1, ".", "'.'")]
    [InlineData("a/.b", 2, ".", "'.'")]
    [InlineData(".", 0, ".", "'.'")]
    [InlineData("a.lock", 1, ".lock", "'.lock'")]
    [InlineData("a.lock/b", 1, ".lock", "'.lock'")]
    [InlineData("HEAD", 0, "HEAD", "own name")]
    [InlineData("*.lock", 1, ".lock", "'.lock'")]
    [InlineData("**/?.lock/*", 4, ".lock", "'.lock'")]
    public void A_refusal_points_at_the_characters_and_says_what_to_write(string text, int start, string offending, string remedy)
    {
        var error = Parsed.Error(text);
        Assert.Equal((start, offending), (error.Start, text.Substring(error.Start, error.Length)));
        Assert.Contains(remedy, error.Remedy);
        Assert.EndsWith(".", error.Problem);
        Assert.EndsWith(".", error.Remedy);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        (string Text, int Start)[] halves = [("a\ud83d", 1), ("\ude00a", 0), ("a\ud83d\ud83d\ude00", 1)];
        Assert.All(halves, half =>
        {
            var error = Parsed.Error(half.Text);
            Assert.Equal((half.Start, 1), (error.Start, error.Length));
        });
    }

    [Fact]
    public void An_empty_pattern_is_refused_at_its_only_position()
    {
        var error = Parsed.Error("");
        Assert.Equal((0, 0), (error.Start, error.Length));
        Assert.Contains("'**'", error.Remedy);
        Assert.Equal(error, Parsed.Error(null!));
    }

    [Fact]
    public void The_part_beyond_the_greatest_length_is_marked()
    {
        Assert.NotNull(BranchPattern.TryParse(new('a', 244), out _));
        var error = Parsed.Error(new('a', 250));
        Assert.Equal((244, 6), (error.Start, error.Length));
        Assert.Contains("250", error.Problem);
    }

    [Theory]
    [InlineData("HEA?")]
    [InlineData("release/1.*")]
    [InlineData("a./b")]
    [InlineData("a.lock.b")]
    [InlineData("@")]
    [InlineData("a@b")]
    [InlineData("a!b")]
    [InlineData("$a")]
    [InlineData("a]")]
    [InlineData("a,b")]
    [InlineData("c++")]
    [InlineData("(x)")]
    [InlineData("refsx/heads")]
    [InlineData("heads/master")]
    [InlineData("日本/*")]
    [InlineData("😀")]
    public void What_nobody_misreads_is_accepted(string text) => Assert.Equal(text, Parsed.Pattern(text).Text);

    [Fact]
    public void Every_pattern_that_is_accepted_matches_some_legal_branch() =>
        PatternTextGen.Pattern.Sample(pattern => BranchLanguage.Of(pattern, ["a"]).ShortestWitness() is not null, iter: 3_000);

    [Fact]
    public void No_text_makes_the_parser_throw() => Gen.String.Sample(
        text => BranchPattern.TryParse(text, out var error) is null
            ? error is not null && error.Start >= 0 && error.Length >= 0 && error.Start + error.Length <= text.Length
            : error is null,
        iter: 5_000);
}
