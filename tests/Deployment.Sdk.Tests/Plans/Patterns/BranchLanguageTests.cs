using CsCheck;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Patterns;

public sealed class BranchLanguageTests
{
    private static readonly Gen<(BranchPattern One, BranchPattern Two, string Branch)> TwoPatterns =
        from one in PatternTextGen.Pattern
        from two in PatternTextGen.Pattern
        from branch in Gen.Frequency((1, PatternTextGen.Branch), (3, PatternTextGen.Near(one)), (3, PatternTextGen.Near(two)))
        select (one, two, branch);

    [Fact]
    public void The_automaton_and_the_matcher_agree()
    {
        var matched = 0;
        PatternTextGen.PatternAndBranch.Sample(
            (pattern, branch) =>
            {
                var matches = pattern.Matches(branch, PatternTextGen.Slots, out var slot);
                Interlocked.Add(ref matched, matches ? 1 : 0);
                return matches == BranchLanguage.Of(pattern, PatternTextGen.Slots).Contains(branch)
                    && (slot is not null) == (matches && pattern.HasSlot);
            },
            iter: 10_000);
        Assert.InRange(matched, 1_000, 9_000);
    }

    [Fact]
    public void Combined_languages_contain_what_logic_says() => TwoPatterns.Sample(
        (one, two, branch) =>
        {
            var (first, second) = (Of(one), Of(two));
            var (inFirst, inSecond) = (first.Contains(branch), second.Contains(branch));
            return first.And(second).Contains(branch) == (inFirst && inSecond)
                && first.Or(second).Contains(branch) == (inFirst || inSecond)
                && first.Except(second).Contains(branch) == (inFirst && !inSecond);
        },
        iter: 5_000);

    [Fact]
    public void Questions_about_two_languages_are_answered_as_by_their_differences() => TwoPatterns.Sample(
        (one, two, _) =>
        {
            var (first, second) = (Of(one), Of(two));
            var (onlyFirst, onlySecond) = (first.Except(second).IsEmpty, second.Except(first).IsEmpty);
            return first.IsSubsetOf(second) == onlyFirst
                && first.Overlaps(second) == !first.And(second).IsEmpty
                && first.SameAs(second) == (onlyFirst && onlySecond)
                && first.And(second).IsSubsetOf(first)
                && first.IsSubsetOf(first.Or(second))
                && first.Or(second).SameAs(second.Or(first))
                && first.Except(second).SameAs(first.Except(first.And(second)));
        },
        iter: 3_000);

    [Fact]
    public void Taking_many_away_at_once_is_taking_each_away() => Gen.Select(PatternTextGen.Pattern, PatternTextGen.Pattern.Array[0, 5]).Sample(
        (one, many) =>
        {
            var (own, others) = (Of(one), many.Select(Of).ToArray());
            return own.Except(others).SameAs(others.Aggregate(own, (rest, other) => rest.Except(other)))
                && BranchLanguage.LegalNames.Except(others).Overlaps(own) == !own.Except(others).IsEmpty;
        },
        iter: 1_000);

    [Fact]
    public void Every_language_stays_within_legal_names() => PatternTextGen.Pattern.Sample(
        pattern => Of(pattern).IsSubsetOf(BranchLanguage.LegalNames)
            && Of(pattern).Or(BranchLanguage.Empty).SameAs(Of(pattern))
            && BranchLanguage.LegalNames.Except(BranchLanguage.LegalNames.Except(Of(pattern))).SameAs(Of(pattern)),
        iter: 1_000);

    [Theory]
    [InlineData("feature/*", "feature/**", true)]
    [InlineData("feature/**", "feature/*", false)]
    [InlineData("feature/**", "**/*", true)]
    [InlineData("a/**", "?/**", true)]
    [InlineData("**/a", "**", true)]
    [InlineData("*-?", "*-*", true)]
    [InlineData("*", "**", true)]
    [InlineData("**", "*", false)]
    [InlineData("*?", "??*", false)]
    public void One_pattern_is_contained_in_another(string one, string two, bool contained)
    {
        Assert.Equal(contained, Parsed.Language(one).IsSubsetOf(Parsed.Language(two)));
    }

    [Fact]
    public void Different_texts_can_mean_the_same_branches()
    {
        Assert.True(Parsed.Language("*?").SameAs(Parsed.Language("?*")));
        Assert.True(Parsed.Language("**").SameAs(BranchLanguage.LegalNames));
        Assert.True(Parsed.Language("a-{slot}", "1").SameAs(Parsed.Language("a-1")));
        Assert.False(Parsed.Language("a-{slot}", "1").SameAs(Parsed.Language("a-?")));
    }

    private static BranchLanguage Of(BranchPattern pattern) => BranchLanguage.Of(pattern, PatternTextGen.Slots);
}
