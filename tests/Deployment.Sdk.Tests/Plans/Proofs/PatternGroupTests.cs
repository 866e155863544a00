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

    [Fact]
    public void A_plain_branch_is_the_shortest_witness() => PatternTextGen.Pattern.Sample(
        pattern => pattern.PlainBranch is null || pattern.PlainBranch == BranchLanguage.Of(pattern, []).ShortestWitness(),
        iter: 2_000);

    private static PatternGroup Group(BranchPattern pattern) => new([new(pattern, PatternTextGen.Slots, "E")], [0]);
}
