using CsCheck;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Tests.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class PatternGroupTests
{
    // Texts that share a beginning, so that one is often within the other.
    private static readonly Gen<(BranchPattern, BranchPattern)> Related =
        from start in Gen.OneOf("", "a", "a/", "HEA", "HEAD", "x.loc", "b-1/")
        from one in Gen.OneOf(PatternTextGen.Text, Gen.OneOf("**", "*", "?", "", "a", "k", "a/**", "{slot}"))
        from two in Gen.OneOf(PatternTextGen.Text, Gen.OneOf("**", "*", "?", "", "D", "k", "lock", "{slot}"))
        let first = BranchPattern.TryParse(start + one, out _)
        let second = BranchPattern.TryParse(start + two, out _)
        where first is not null && second is not null && !first.Equals(second)
        select (first, second);

    [Fact]
    public void What_is_seen_from_the_texts_is_what_the_automata_say() => Related.Sample(
        (one, two) =>
        {
            var (first, second) = (BranchLanguage.Of(one, PatternTextGen.Slots), BranchLanguage.Of(two, PatternTextGen.Slots));
            var exact = new LanguageRelation(
                !first.And(second).IsEmpty, !first.Except(second).IsEmpty, !second.Except(first).IsEmpty, IsDecided: true);
            var relation = Group(one).RelationTo(Group(two));

            // Disjoint ones need not say which of them is empty.
            return exact.Common ? relation == exact : !relation.Common;
        },
        iter: 4_000);

    // Every legal name up to five characters over an alphabet in which patterns meet; parts, dots and a slot among them.
    private static readonly string[] ShortNames = [.. Names("ab1-/.", 5).Where(BranchName.IsLegal)];

    private static readonly Gen<BranchPattern> InParts =
        from parts in Gen.OneOf("*", "**", "?", "a", "b*", "*-1", "*-a", "a?", "?b", "**a", "a**", "{slot}", "*1*").Array[1, 4]
        let pattern = BranchPattern.TryParse(string.Join('/', parts), out _)
        where pattern is not null
        select pattern;

    [Fact]
    public void No_short_name_belongs_to_two_patterns_that_are_told_apart_by_their_parts()
    {
        var apart = 0;
        Gen.Select(InParts, InParts).Sample(
            (one, two) =>
            {
                var (first, second) = (Group(one), Group(two));
                if (first.MayMeet(second))
                {
                    return true;
                }

                Interlocked.Increment(ref apart);
                return !ShortNames.Any(name => first.Matches(name) && second.Matches(name))
                    && BranchLanguage.Of(one, PatternTextGen.Slots).And(BranchLanguage.Of(two, PatternTextGen.Slots)).IsEmpty;
            },
            iter: 1_500);
        Assert.True(apart > 300, $"{apart} pairs were told apart");
    }

    [Theory]
    [InlineData("*-1/**", "*-2/**")]
    [InlineData("team/*/app-1", "team/*/app-2")]
    [InlineData("**/preview-1", "**/preview-2")]
    [InlineData("a/*", "a/*/*")]
    [InlineData("*/*", "**/*/*")]
    [InlineData("*/a?/**", "*/abc/**")]
    [InlineData("**/a?", "**/abc*")]
    public void Parts_tell_apart_what_beginnings_and_ends_do_not(string one, string two) =>
        Assert.False(Group(Parsed.Pattern(one)).MayMeet(Group(Parsed.Pattern(two))));

    [Fact]
    public void What_would_take_more_than_the_budget_is_not_decided()
    {
        var (one, two) = (Group(Parsed.Pattern("**ab**")), Group(Parsed.Pattern("**ba**")));
        var spent = new ComparisonBudget(1);
        Assert.True(one.RelationTo(two, spent).IsDecided);
        Assert.True(spent.IsSpent);
        Assert.Equal(new(true, true, true, IsDecided: false), one.RelationTo(two, spent));
        Assert.True(one.RelationTo(Group(Parsed.Pattern("**ba")), new ComparisonBudget(1_000)).IsDecided);
    }

    [Fact]
    public void A_plain_branch_is_the_shortest_witness() => PatternTextGen.Pattern.Sample(
        pattern => pattern.PlainBranch is null || pattern.PlainBranch == BranchLanguage.Of(pattern, []).ShortestWitness(),
        iter: 2_000);

    private static IEnumerable<string> Names(string alphabet, int longest) => longest == 0
        ? [""]
        : Names(alphabet, longest - 1).SelectMany(name => alphabet.Select(character => name + character)).Prepend("").Distinct();

    private static PatternGroup Group(BranchPattern pattern) => new([new(pattern, PatternTextGen.Slots, "E")], [0]);
}
