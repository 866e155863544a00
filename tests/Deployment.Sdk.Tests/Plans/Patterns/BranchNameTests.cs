using CsCheck;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Patterns;

public sealed class BranchNameTests
{
    private static readonly string[] Pieces =
    [
        "a", "l", "lock", ".lock", ".", "..", "/", "//", "@", "@{", "{", "}", "-", "--", "H", "HEAD", "EAD", "~", "^", ":", "?", "*",
        "[", "]", "\\", " ", "\t", "\n", "\u0001", "\u007f", "\u0080", "\u009f", "\u00a0", "\u202e", "\ufeff", "\uffff", "é", "😀",
        "x.lock/", ".lock.", "refs/heads/", "!", "$", "(", "|", "'", "\"", "%", "0",
    ];

    private static readonly string[] Corners =
    [
        "", "@", "@/@", "@{", "{@", "@@{", "@.{", "HEAD", "HEAD/a", "a/HEAD", "HEADS", "HEA", "head", "-", "a/-", "--help", "a./b", "a/.b",
        ".lock", "a.lock", "a.lock/b", "a/b.lock", "a.lock.b", "a.lockx", "a.loc", "a.LOCK", "lock", "a..lock", "a.lock.lock", "x/", "/x",
        "a//b", "@{-1}", "@{u}", "a@{u}", "a.", "a.b.", "a-", "HEAD.lock", "HEAD.", "H.", "HEA@{", "HEAD@{0}", "FETCH_HEAD", "refs/heads/a",
    ];

    [Fact]
    public void What_generated_code_asks_is_what_patterns_are_decided_by()
    {
        Assert.All(Corners, name => Assert.Equal(BranchName.IsLegal(name), ShortBranchName.IsLegal(name)));
        Gen.OneOf(Pieces).Array[0, 6].Select(string.Concat).Sample(name => BranchName.IsLegal(name) == ShortBranchName.IsLegal(name));
        Gen.OneOf("a", "/", "-", "_", "HEAD", "0", "Z").Array[0, 5].Select(string.Concat)
            .Sample(name => BranchName.IsLegal(name) == ShortBranchName.IsLegal(name));
    }

    [Fact]
    public void What_generated_code_asks_is_the_same_at_every_place_of_a_name_of_any_length()
    {
        // The check reads eight characters at a time, and the blocks overlap.
        string[] faults =
        [
            .. Enumerable.Range(0, 0x130).Select(code => $"{(char)code}"), .. Pieces,
            "./", "/.", "\ud83d", "\ude00", "\uff0f", "\u2f2f", "\uffff",
        ];
        foreach (var length in Enumerable.Range(0, 36))
        {
            foreach (var at in Enumerable.Range(0, length + 1))
            {
                Assert.All(faults, fault =>
                {
                    var name = new string('a', length).Insert(at, fault);
                    Assert.True(BranchName.IsLegal(name) == ShortBranchName.IsLegal(name), $"'{name}'");
                });
            }
        }
    }

    [Fact]
    public void What_generated_code_asks_is_the_same_for_ordinary_names_of_any_kind() =>
        Gen.Frequency((12, Gen.OneOf("a", "Z", "0", "-", "_", "login")), (3, Gen.OneOf("/", ".")), (1, Gen.OneOf(".lock", "lock", "HEAD", "+")))
            .Array[0, 30].Select(string.Concat)
            .Sample(name => BranchName.IsLegal(name) == ShortBranchName.IsLegal(name), iter: 50_000);

    [Fact]
    public async Task Git_agrees_on_every_ASCII_character_in_every_place()
    {
        // NUL cannot be said to another process.
        var names = Enumerable.Range(1, 127).Select(code => (char)code).SelectMany(character => new[] { $"{character}", $"a{character}b" });
        await AssertGitAgrees([.. names]);
    }

    [Fact]
    public async Task Git_agrees_on_the_corners_of_its_rules() => await AssertGitAgrees(Corners);

    [Fact]
    public async Task Git_agrees_on_hostile_names()
    {
        var names = new List<string>();
        Gen.OneOf(Pieces).Array[1, 5].Select(string.Concat).Sample(names.Add, iter: 250, threads: 1);
        await AssertGitAgrees([.. names.Distinct()]);
    }

    [Fact]
    public void What_no_process_can_be_told_is_no_branch()
    {
        // In an attribute, the compiler would replace each half of a character.
        string[] names = ["\0", "a\0", "\ud83d", "\ude00", "a\ud83d/b", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00"];
        Assert.All(names, name =>
        {
            Assert.False(BranchName.IsLegal(name));
            Assert.False(BranchLanguage.LegalNames.Contains(name));
        });
    }

    [Fact]
    public void The_language_of_legal_names_and_the_check_agree_on_every_text()
    {
        Gen.OneOf([.. Pieces, "\ud83d", "\ude00", "\0"]).Array[0, 7].Select(string.Concat)
            .Sample(name => BranchLanguage.LegalNames.Contains(name) == BranchName.IsLegal(name), iter: 20_000);
        Gen.String.Sample(name => BranchLanguage.LegalNames.Contains(name) == BranchName.IsLegal(name), iter: 5_000);
    }

    private static async Task AssertGitAgrees(IReadOnlyList<string> names)
    {
        var accepted = await GitRefFormat.AcceptsAsync(names, TestContext.Current.CancellationToken);
        Assert.All(names.Zip(accepted), pair =>
        {
            Assert.True(pair.Second == BranchName.IsLegal(pair.First), $"Git {(pair.Second ? "accepts" : "refuses")} '{pair.First}'");
            Assert.Equal(pair.Second, BranchLanguage.LegalNames.Contains(pair.First));
        });
        Assert.Contains(true, accepted);
        Assert.Contains(false, accepted);
    }
}
