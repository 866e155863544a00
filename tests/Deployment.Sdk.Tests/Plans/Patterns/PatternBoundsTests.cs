using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Patterns;

public sealed class PatternBoundsTests
{
    [Theory]
    [InlineData("*a????????????????????????????????")]
    [InlineData("feature/**a????????????????b/*")]
    [InlineData("*{slot}?????????????????????")]
    public void A_pattern_whose_cases_double_with_each_character_is_refused_as_a_whole(string text)
    {
        var error = Parsed.Error(text);
        Assert.Equal((0, text.Length), (error.Start, error.Length));
        Assert.Contains("fewer wildcards", error.Remedy);
    }

    [Theory]
    [InlineData("release/????-??-??-*")]
    [InlineData("*-????-??-??")]
    [InlineData("**/*-fix/**-?")]
    [InlineData("*a*b*c*d*e*f*g*h*")]
    [InlineData("**a**b**c**d**e**f**")]
    [InlineData("????????????????????????????????????????")]
    public void Patterns_that_teams_write_are_within_bounds(string text)
    {
        Assert.InRange(Parsed.Language(text).Automaton.StateCount, 2, 8_000);
    }

    [Fact]
    public void A_long_text_is_no_hostile_pattern()
    {
        Assert.Equal(new string('a', 244), Parsed.Language(new('a', 244)).ShortestWitness());
        Assert.Equal(244, Parsed.Language(new string('a', 242) + "/*").ShortestWitness()!.Length);
    }

    [Fact]
    public void A_thousand_slots_are_one_tree()
    {
        string[] slots = [.. Enumerable.Range(0, 1_000).Select(number => $"team-{number}")];
        var language = Parsed.Language("dev/{slot}/*", slots);
        Assert.False(language.IsTooLarge);
        Assert.True(language.Contains("dev/team-999/x"));
        Assert.False(language.Contains("dev/team-1000/x"));
    }

    [Fact]
    public void What_cannot_be_decided_is_never_called_safe()
    {
        var unknown = BranchLanguage.TooLarge;
        Assert.False(unknown.IsEmpty);
        Assert.False(unknown.IsSubsetOf(BranchLanguage.LegalNames));
        Assert.True(unknown.Overlaps(Parsed.Language("a")));
        Assert.False(unknown.SameAs(unknown));
        Assert.True(unknown.And(Parsed.Language("a")).IsTooLarge);
        Assert.True(Parsed.Language("a").Except(unknown).IsTooLarge);
        Assert.True(Parsed.Language("a").Except([unknown, unknown]).IsTooLarge);
    }

    [Fact]
    public void A_difference_with_too_many_cases_is_given_up()
    {
        // Which of 26 letters have been seen twice: three to the power of 26 cases.
        BranchLanguage[] letters = [.. "abcdefghijklmnopqrstuvwxyz".Select(letter => Parsed.Language($"**{letter}**{letter}**"))];
        Assert.True(Parsed.Language("**").Except(letters).IsTooLarge);
    }
}
