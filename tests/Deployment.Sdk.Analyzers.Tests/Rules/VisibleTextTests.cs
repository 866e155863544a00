using Deployment.Sdk.Analyzers.Rules;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("feature/größe-日本-😀", "feature/größe-日本-😀")]
    [InlineData("a\u202Eb", "a\\u202Eb")]
    [InlineData("a\r\nerror DPL0000: b", "a\\u000D\\u000Aerror DPL0000: b")]
    [InlineData("a\u2028\u200B\uFEFF\u001B[31mb", "a\\u2028\\u200B\\uFEFF\\u001B[31mb")]
    [InlineData("a\U000E0041", "a\\uDB40\\uDC41")]
    [InlineData("{0}", "{0}")]
    public void What_cannot_be_seen_or_turns_the_line_is_spelt_out(string text, string expected) =>
        Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void Half_of_a_character_is_spelt_out() => Assert.Equal("a\\uD83D", VisibleText.Of("a" + (char)0xD83D));

    [Fact]
    public void A_text_of_a_megabyte_does_not_fill_the_error_list() =>
        Assert.InRange(VisibleText.Of(new string('\n', 1_000_000)).Length, 1, 320);
}
