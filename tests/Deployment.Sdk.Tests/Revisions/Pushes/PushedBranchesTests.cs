using System.Text;
using CsCheck;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Revisions.Pushes;

namespace Deployment.Sdk.Tests.Revisions.Pushes;

public sealed class PushedBranchesTests
{
    private const string Repository = "yunojuno/platform";

    [Fact]
    public void A_branch_that_moved_is_delivered_at_its_new_commit_for_whoever_pushed()
    {
        var build = Assert.Single(Found(PushBody.Of(Repository, PushBody.Moved("feature/search"))).Builds);

        Assert.Equal(("feature/search", PushBody.Commit), (build.Branch, build.Commit));
        Assert.Equal((Trigger.Push, "ada"), (build.Trigger, build.Actor));
        Assert.Equal(new Uri("https://bitbucket.org/yunojuno/platform/branches/compare/709d658..1e65c05"), build.BuildUrl);
    }

    [Fact]
    public void Of_many_changes_in_one_push_each_branch_is_delivered_in_its_order_and_the_rest_is_told()
    {
        var pushed = Found(PushBody.Of(
            Repository,
            PushBody.Moved("master"),
            PushBody.Deleted("feature/old"),
            PushBody.Tagged("v1.2"),
            PushBody.Tagged("v1.3", "annotated_tag"),
            PushBody.Tagged("mark", "bookmark"),
            PushBody.Deleted("v0.9", "tag"),
            PushBody.Moved("dev", forced: true)));

        Assert.Equal(Repository, pushed.Repository);
        Assert.Equal(["master", "dev"], pushed.Builds.Select(build => build.Branch));
        Assert.Equal(
            [
                "The push deleted the branch 'feature/old'; what runs of it stays as it is.",
                "The push moved the tag 'v1.2', and only branches are delivered.",
                "The push moved the tag 'v1.3', and only branches are delivered.",
                "The push moved the bookmark 'mark', and only branches are delivered.",
                "The push deleted the tag 'v0.9'; what runs of it stays as it is.",
                "The push rewrote 'dev'.",
            ],
            pushed.Notes);
    }

    [Fact]
    public void A_name_from_outside_cannot_repaint_a_terminal()
    {
        var pushed = Found(PushBody.Of(Repository, PushBody.Tagged("v1\u001b[2J"), PushBody.Deleted("a\rb")));

        Assert.DoesNotContain(string.Concat(pushed.Notes), char.IsControl);
    }

    [Fact]
    public void A_mark_of_byte_order_is_no_part_of_the_body() =>
        Assert.Single(Found([.. Encoding.UTF8.Preamble, .. PushBody.Of(Repository, PushBody.Moved("master"))]).Builds);

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("payload=%7B%7D")]
    [InlineData("""{"push":{"changes":[{"new":{"type":"branch","na""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"repository":{"full_name":"a/b"},"pullrequest":{"id":1}}""")]
    [InlineData("""{"repository":{"full_name":""},"push":{"changes":[]}}""")]
    [InlineData("""{"repository":{"full_name":"a/b"},"push":{"changes":"all"}}""")]
    [InlineData("""{"repository":{"full_name":"a/b"},"push":{"changes":[null]}}""")]
    [InlineData("""{"repository":{"full_name":"a/b"},"push":{"changes":[{}]}}""")]
    [InlineData("""{"repository":{"full_name":"a/b"},"push":{"changes":[{"new":{"type":"branch"}}]}}""")]
    [InlineData("""{"repository":{"full_name":["a"]},"push":{"changes":[]}}""")]
    public void What_is_no_push_is_refused_as_such(string body)
    {
        var refusal = Refused(Encoding.UTF8.GetBytes(body));

        Assert.Equal(RefusalKind.Usage, refusal.Kind);
        Assert.StartsWith("--push: ", refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-delete")]
    [InlineData("--upload-pack=touch x")]
    [InlineData("refs/heads/master")]
    [InlineData("a..b")]
    [InlineData("HEAD")]
    [InlineData("")]
    [InlineData("x\u001b[2J")]
    [InlineData("master\nfeature")]
    public void One_branch_that_cannot_be_means_that_nothing_of_the_push_is_believed(string name)
    {
        var refusal = Refused(PushBody.Of(Repository, PushBody.Moved("master"), PushBody.Moved(name)));

        Assert.Equal(RefusalKind.Policy, refusal.Kind);
        Assert.Contains("cannot be", refusal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(refusal.Reason, char.IsControl);
    }

    [Theory]
    [InlineData("709d658")]
    [InlineData("0000000000000000000000000000000000000000")]
    [InlineData("master")]
    [InlineData("--all")]
    public void A_commit_has_to_be_a_full_hash(string commit) => Assert.Contains(
        "no full commit hash of 'master'", Refused(PushBody.Of(Repository, PushBody.Moved("master", commit))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Who_pushes_everything_at_once_means_to_deliver_nothing_by_it()
    {
        Assert.Equal(20, Found(PushBody.Of(Repository, [.. Enumerable.Range(0, 20).Select(number => PushBody.Moved($"feature/{number}"))])).Builds.Length);

        var refusal = Refused(PushBody.Of(Repository, [.. Enumerable.Range(0, 21).Select(number => PushBody.Moved($"feature/{number}"))]));

        Assert.Equal(RefusalKind.Policy, refusal.Kind);
        Assert.Contains("21 branches", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_comes_it_is_read_or_refused()
    {
        var whole = PushBody.Of(Repository, PushBody.Moved("master"), PushBody.Deleted("dev"));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length]).Sample((at, value, length) =>
        {
            byte[] body = [.. whole[..length]];
            if (at < length)
            {
                body[at] = value;
            }

            var (pushed, refusal) = PushedBranches.Read(body);
            Assert.True(pushed is null != refusal is null);
            Assert.All(pushed?.Builds ?? [], build => Assert.True(CommitHash.IsFull(build.Commit) && BranchNameRule.Problem(build.Branch!) is null));
        });
    }

    private static PushedBranches Found(byte[] body)
    {
        var (pushed, refusal) = PushedBranches.Read(body);
        Assert.Null(refusal);
        return pushed!;
    }

    private static RevisionRefusal Refused(byte[] body)
    {
        var (pushed, refusal) = PushedBranches.Read(body);
        Assert.Null(pushed);
        return refusal!;
    }
}
