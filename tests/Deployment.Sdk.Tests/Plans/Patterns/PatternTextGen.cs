using CsCheck;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Patterns;

/// <summary>Patterns, and branches that come close to them. Few characters, so that things meet.</summary>
internal static class PatternTextGen
{
    public static readonly string[] Slots = ["a", "b1", "b", "lock", "a.b"];

    private static readonly Gen<string> AnyPiece = Gen.OneOf(
        "a", "b", "1", "/", ".", "-", "@", "H", "HEAD", "l", "lock", ".lock", "*", "**", "?", "{slot}", "é", "\ud83d\ude00");

    private static readonly Gen<string> BranchPiece = Gen.OneOf(
        "a", "b", "1", "/", ".", "-", "@", "{", "HEAD", "lock", ".lock", "é", "\ud83d\ude00", "\ud83d", " ", "*", "ab", "b1", "a.b");

    private static readonly Gen<string> PlainPiece = Gen.OneOf("a", "b", "1", "-", ".", "l", "lock", "@", "{", "é");

    /// <summary>Any text over the pieces; most are patterns.</summary>
    public static readonly Gen<string> Text = AnyPiece.Array[1, 7].Select(string.Concat);

    public static readonly Gen<BranchPattern> Pattern =
        Text.Select(text => BranchPattern.TryParse(text, out _)).Where(pattern => pattern is not null).Select(pattern => pattern!);

    public static readonly Gen<string> Branch = BranchPiece.Array[0, 6].Select(string.Concat);

    /// <summary>A branch that follows the pattern, or strays from it in one place.</summary>
    public static Gen<string> Near(BranchPattern pattern) => Gen.Select(
        pattern.Tokens.Select(Expansion).Aggregate(Gen.Const(""), (before, next) => Gen.Select(before, next, string.Concat)),
        Gen.Int[0, 3],
        Gen.Int[0, 40],
        BranchPiece,
        (branch, change, at, piece) => change switch
        {
            0 => branch.Insert(at % (branch.Length + 1), piece),
            1 when branch.Length > 0 => branch.Remove(at % branch.Length, 1),
            _ => branch,
        });

    public static Gen<(BranchPattern Pattern, string Branch)> PatternAndBranch { get; } =
        from pattern in Pattern
        from branch in Gen.Frequency((1, Branch), (4, Near(pattern)))
        select (pattern, branch);

    private static Gen<string> Expansion(PatternToken token) => token.Kind switch
    {
        PatternTokenKind.Literal => Gen.Const(token.Text),
        PatternTokenKind.AnyCharacter => PlainPiece,
        PatternTokenKind.AnyText => PlainPiece.Array[1, 4].Select(string.Concat),
        PatternTokenKind.AnyPath => Gen.OneOf(PlainPiece, Gen.Const("/")).Array[1, 5].Select(string.Concat),
        _ => Gen.Frequency((5, Gen.OneOf(Slots)), (1, Gen.Const("zz"))),
    };
}
