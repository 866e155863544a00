using CsCheck;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Patterns;

public sealed class ShortestWitnessTests
{
    private const string Ordinary = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_/.";
    private const string Alphabet = "abl1H-/.@é";

    [Theory]
    [InlineData("feature/*", "feature/a")]
    [InlineData("**", "a")]
    [InlineData("**/x", "a/x")]
    [InlineData("**/**", "a/a")]
    [InlineData("HEA?", "HEAa")]
    [InlineData("a??", "aaa")]
    [InlineData("?", "a")]
    public void A_witness_looks_like_a_branch_that_a_person_would_make(string pattern, string witness)
    {
        Assert.Equal(witness, Parsed.Language(pattern).ShortestWitness());
    }

    [Theory]
    [InlineData("?", "{slot}", "b")]
    [InlineData("*.loc?", "*.loc{slot}", "a.locb")]
    [InlineData("**", "*", "a/a")]
    public void A_witness_avoids_what_is_taken_away(string own, string other, string witness)
    {
        Assert.Equal(witness, Parsed.Language(own).Except(Parsed.Language(other, "a")).ShortestWitness());
    }

    [Fact]
    public void After_all_letters_come_digits_then_capitals_then_marks()
    {
        var left = Parsed.Language("x?x");
        var order = "";
        while (left.ShortestWitness() is { } witness && order.Length < Ordinary.Length)
        {
            order += witness[1];
            left = left.Except(Parsed.Language($"x{witness[1]}x"));
        }

        // A slash is no single character of a part; then the rest by code.
        Assert.Equal(Ordinary.Replace("/", "") + "!", order);
    }

    [Fact]
    public void Nothing_has_no_witness()
    {
        Assert.Null(BranchLanguage.Empty.ShortestWitness());
        Assert.Null(BranchLanguage.TooLarge.ShortestWitness());
    }

    [Fact]
    public async Task A_witness_of_two_patterns_is_matched_by_both_and_accepted_by_Git()
    {
        var witnesses = new List<string>();
        Gen.Select(PatternTextGen.Pattern, PatternTextGen.Pattern).Sample(
            (one, two) =>
            {
                if (Common(one, two).ShortestWitness() is { } witness)
                {
                    Assert.True(Matches(one, witness), $"{one} does not match {witness}");
                    Assert.True(Matches(two, witness), $"{two} does not match {witness}");
                    witnesses.Add(witness);
                }
            },
            iter: 3_000,
            threads: 1);
        string[] asked = [.. witnesses.Distinct().Take(250)];
        Assert.InRange(asked.Length, 50, 250);
        Assert.All(await GitRefFormat.AcceptsAsync(asked, TestContext.Current.CancellationToken), Assert.True);
    }

    [Fact]
    public void No_name_over_a_small_alphabet_is_shorter_or_as_short_and_more_ordinary()
    {
        var names = Names(4).ToArray();
        Gen.Select(PatternTextGen.Pattern, PatternTextGen.Pattern).Sample(
            (one, two) =>
            {
                var witness = Common(one, two).ShortestWitness();
                var better = names.FirstOrDefault(name => Matches(one, name) && Matches(two, name));
                return better is null || (witness is not null && Compare(witness, better) <= 0);
            },
            iter: 40);
    }

    private static BranchLanguage Common(BranchPattern one, BranchPattern two) =>
        BranchLanguage.Of(one, PatternTextGen.Slots).And(BranchLanguage.Of(two, PatternTextGen.Slots));

    private static bool Matches(BranchPattern pattern, string branch) => pattern.Matches(branch, PatternTextGen.Slots, out _);

    // All legal names up to a length, the shortest first and then the most ordinary.
    private static IEnumerable<string> Names(int longest)
    {
        IEnumerable<string> level = [""];
        for (var length = 1; length <= longest; length++)
        {
            level = [.. level.SelectMany(name => Alphabet.Select(character => name + character))];
            foreach (var name in level.Where(BranchName.IsLegal).Order(Comparer<string>.Create(Compare)))
            {
                yield return name;
            }
        }
    }

    private static int Compare(string one, string two) => one.Length != two.Length
        ? one.Length - two.Length
        : one.Zip(two, (left, right) => Rank(left) - Rank(right)).FirstOrDefault(order => order != 0);

    private static int Rank(char character) => Ordinary.IndexOf(character) is >= 0 and var rank ? rank : 1_000 + character;
}
