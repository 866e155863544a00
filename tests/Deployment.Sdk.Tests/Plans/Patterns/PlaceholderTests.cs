using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Tests.Plans.Patterns;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("dev-{slot}", "4:{slot}")]
    [InlineData("{a}{slot}-{b c}", "0:{a}", "3:{slot}", "10:{b c}")]
    [InlineData("${USER}", "1:{USER}")]
    [InlineData("{}", "0:{}")]
    [InlineData("{a{slot}", "2:{slot}")]
    [InlineData("@{slot}", "1:{slot}")]
    [InlineData("@{solt}")]
    [InlineData("{a,b}{1..3}{a/b}")]
    [InlineData("{slot")]
    [InlineData("}{")]
    [InlineData("")]
    public void A_name_in_braces_is_one(string text, params string[] found) =>
        Assert.Equal(found, Placeholder.In(text).Select(placeholder => $"{placeholder.Start}:{placeholder.Text}"));

    [Fact]
    public void A_hundred_thousand_braces_cost_nothing() =>
        Assert.Single(Placeholder.In(new string('{', 100_000) + "slot}"));

    [Theory]
    [InlineData("slot", "slot", 0)]
    [InlineData("solt", "slot", 2)]
    [InlineData("", "slot", 4)]
    [InlineData("slots", "slot", 1)]
    [InlineData("branch", "slot", 6)]
    public void The_distance_of_two_words_counts_edits(string one, string two, int edits)
    {
        Assert.Equal(edits, EditDistance.Between(one, two));
        Assert.Equal(edits, EditDistance.Between(two, one));
    }
}
