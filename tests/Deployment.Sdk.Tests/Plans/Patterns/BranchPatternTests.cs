namespace Deployment.Sdk.Tests.Plans.Patterns;

public sealed class BranchPatternTests
{
    [Theory]
    // Literal text is ordinal and case-sensitive, and means the whole name.
    [InlineData("master", "master", true)]
    [InlineData("master", "Master", false)]
    [InlineData("master", "master2", false)]
    [InlineData("master", "x/master", false)]
    [InlineData("release/1.0", "release/1.0", true)]
    [InlineData("release/1.0", "release/1x0", false)]
    [InlineData("straße", "strasse", false)]
    // One star: one or more characters of one part.
    [InlineData("feature/*", "feature/search", true)]
    [InlineData("feature/*", "feature/a/b", false)]
    [InlineData("feature/*", "feature/", false)]
    [InlineData("feature/*", "Feature/x", false)]
    [InlineData("feature*", "feature", false)]
    [InlineData("*", "dev", true)]
    [InlineData("*", "feature/x", false)]
    [InlineData("*-*", "a-b-c", true)]
    [InlineData("*-*", "a-", false)]
    [InlineData("*/fix", "a/fix", true)]
    [InlineData("*/fix", "a/b/fix", false)]
    [InlineData("release/1.*", "release/1.2", true)]
    [InlineData("release/1.*", "release/12", false)]
    // Two stars: one or more characters, slashes as well.
    [InlineData("**", "dev", true)]
    [InlineData("**", "a/b/c", true)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**", "a/", false)]
    [InlineData("**/x", "a/x", true)]
    [InlineData("**/x", "a/b/x", true)]
    [InlineData("**/x", "x", false)]
    [InlineData("a/**/b", "a/b", false)]
    [InlineData("a/**/b", "a/c/d/b", true)]
    [InlineData("a**z", "a/b/z", true)]
    [InlineData("a**z", "az", false)]
    // A question mark: one character other than a slash, one UTF-16 unit.
    [InlineData("v?", "v1", true)]
    [InlineData("v?", "v", false)]
    [InlineData("v?", "v12", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("a?", "aé", true)]
    [InlineData("a?", "a😀", false)]
    [InlineData("a??", "a😀", true)]
    // What Git refuses belongs to no pattern.
    [InlineData("**", "HEAD", false)]
    [InlineData("**", "feature/HEAD", true)]
    [InlineData("**", "a..b", false)]
    [InlineData("**", "a.lock", false)]
    [InlineData("**", "-a", false)]
    [InlineData("**", "", false)]
    [InlineData("*", "a b", false)]
    // Characters that mean nothing here stand for themselves.
    [InlineData("fix-(#12)+a,b=@me!", "fix-(#12)+a,b=@me!", true)]
    [InlineData("a$b", "a$b", true)]
    public void A_pattern_matches_whole_names(string pattern, string branch, bool matches)
    {
        Assert.Equal(matches, Parsed.Pattern(pattern).Matches(branch, [], out var slot));
        Assert.Null(slot);
        Assert.Equal(matches, Parsed.Language(pattern).Contains(branch));
    }

    [Theory]
    [InlineData("dev/{slot}", "dev/1", "1")]
    [InlineData("dev/{slot}", "dev/2", "2")]
    [InlineData("dev/{slot}", "dev/3", null)]
    [InlineData("dev/{slot}", "dev/", null)]
    [InlineData("dev/{slot}", "dev/1/x", null)]
    [InlineData("dev-{slot}/**", "dev-2/a/b", "2")]
    [InlineData("dev-{slot}/**", "dev-21/a/b", "21")]
    [InlineData("{slot}*", "212", "21")]
    [InlineData("{slot}", "2", "2")]
    [InlineData("**-{slot}-**", "a-2-1-b", "1")]
    [InlineData("@{slot}", "@1", "1")]
    [InlineData("dev/{slot}", "dev/a/b", null)]
    public void A_slot_must_be_a_declared_one(string pattern, string branch, string? expected)
    {
        string[] slots = ["1", "2", "21", "a/b", "", "1"];
        Assert.Equal(expected is not null, Parsed.Pattern(pattern).Matches(branch, slots, out var slot));
        Assert.Equal(expected, slot);
        Assert.Equal(expected is not null, Parsed.Language(pattern, slots).Contains(branch));
    }

    [Fact]
    public void Without_declared_slots_nothing_matches_a_slot()
    {
        Assert.False(Parsed.Pattern("dev-{slot}").Matches("dev-1", [], out _));
        Assert.True(Parsed.Language("dev-{slot}").IsEmpty);
    }

    [Fact]
    public void Tokens_are_the_text_cut_in_pieces()
    {
        var pattern = Parsed.Pattern("a/b*c**?{slot}-x");
        Assert.Equal(
            ["Literal a/b 0", "AnyText * 3", "Literal c 4", "AnyPath ** 5", "AnyCharacter ? 7", "Slot {slot} 8", "Literal -x 14"],
            pattern.Tokens.Select(token => $"{token.Kind} {token.Text} {token.Start}"));
        Assert.True(pattern.HasSlot);
        Assert.Equal("a/b", pattern.LiteralPrefix);
        Assert.Equal("-x", pattern.LiteralSuffix);
    }

    [Fact]
    public void Many_stars_are_matched_without_trying_combinations()
    {
        // A matcher that goes back and forth needs longer than the age of the universe for this one.
        var branch = new string('a', 10_000) + "c";
        Assert.False(Parsed.Pattern("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b").Matches(branch, [], out _));
    }
}
