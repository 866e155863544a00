using CsCheck;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class BranchNameRuleTests
{
    [Theory]
    [InlineData("master")]
    [InlineData("feature/a/b")]
    [InlineData("a{b}!,+(c)|$.d@#e")]
    [InlineData("größe/日本")]
    [InlineData("head")]
    public void Names_that_git_takes_are_taken(string name) => Assert.Null(BranchNameRule.Problem(name));

    [Theory]
    [InlineData("refs/heads/dev", "'dev'")]
    [InlineData("refs/tags/v1", "not that of a branch")]
    [InlineData("-x", "dash")]
    [InlineData("a b", "space")]
    [InlineData("a\tb", "\\u0009")]
    [InlineData("a.lock/b", ".lock")]
    [InlineData("HEAD", "keeps it")]
    [InlineData("", "empty")]
    public void The_reason_says_what_is_wrong(string name, string expected) => Assert.Contains(expected, BranchNameRule.Problem(name));

    [Fact]
    public void Every_name_is_judged_as_git_judges_it()
    {
        using var folder = new TemporaryFolder();
        string[] pieces =
        [
            "a", "B", "1", "-", ".", "..", "/", "//", "@", "@{", "{", "}", "~", "^", ":", "?", "*", "[", "]", "\\", " ", "\t", "\u007f", ".lock", "lock",
            "ü", "#", "'", "\"", "$", "!",
        ];
        Gen.Int[0, pieces.Length - 1].Array[1, 5].Select(indexes => string.Concat(indexes.Select(index => pieces[index]))).Sample(
            name => Assert.True(GitTakes(folder, name) == (BranchNameRule.Problem(name) is null), $"'{name}'"), iter: 300, threads: 2);
    }

    // The full reference, since '--branch' also expands '@{-1}'; it alone does not know that a branch may not begin with a dash.
    private static bool GitTakes(TemporaryFolder folder, string name)
    {
        if (name is ['-', ..])
        {
            return false;
        }

        try
        {
            TestGit.Run(folder.Path, "check-ref-format", $"refs/heads/{name}");
            return name is not "HEAD";
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
