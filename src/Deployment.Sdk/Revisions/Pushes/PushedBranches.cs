using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Deployment.Sdk.Revisions.Ci;

namespace Deployment.Sdk.Revisions.Pushes;

/// <summary>The branches that a push has moved.</summary>
/// <param name="Repository">The repository that was pushed to, <c>workspace/slug</c>.</param>
/// <param name="Builds">A delivery for each branch, in the order of the push.</param>
/// <param name="Notes">What else the push did.</param>
internal sealed record PushedBranches(string Repository, ImmutableArray<CiBuild> Builds, ImmutableArray<string> Notes)
{
    /// <summary>Who mirrors a repository pushes everything at once, and means to deliver nothing by it.</summary>
    private const int MostBranches = 20;

    private const string Provider = "Bitbucket's webhook";

    /// <summary>Reads the body of Bitbucket's webhook <c>repo:push</c>.</summary>
    public static (PushedBranches? Pushed, RevisionRefusal? Refusal) Read(ReadOnlySpan<byte> body)
    {
        BitbucketPush? push;
        try
        {
            var text = body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
            push = JsonSerializer.Deserialize(text, BitbucketPushJson.Default.BitbucketPush);
        }
        catch (JsonException)
        {
            return Refused(RevisionRefusal.Usage("--push: this is not the body of a webhook: it is no JSON, or only a part. Pass it on as it came."));
        }

        return push is { Push.Changes: { } changes, Repository.FullName: { Length: > 0 } repository }
            ? Read(push, repository, changes)
            : Refused(RevisionRefusal.Usage(
                "--push: this is not the body of Bitbucket's event repo:push, which has 'repository.full_name' and 'push.changes'. Pass on only that event."));
    }

    private static (PushedBranches?, RevisionRefusal?) Read(
        BitbucketPush push, string repository, IReadOnlyList<BitbucketPushChange?> changes)
    {
        var builds = ImmutableArray.CreateBuilder<CiBuild>();
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var change in changes)
        {
            switch (change)
            {
                case { New: { Type: "branch", Name: { } branch } reference }:
                    if (Problem(branch, reference.Target?.Hash) is { } problem)
                    {
                        return Refused(RevisionRefusal.Policy($"{Provider} {problem}. Nothing of this push is delivered."));
                    }

                    builds.Add(Build(push.Actor, branch, reference.Target!.Hash!, change.Links?.Html?.Href));
                    if (change.Forced == true)
                    {
                        notes.Add($"The push rewrote '{branch}'.");
                    }

                    break;
                case { New: { Name: { } name } other }:
                    notes.Add($"The push moved the {Kind(other)} '{VisibleText.Of(name)}', and only branches are delivered.");
                    break;
                case { New: null, Old: { Name: { } name } old }:
                    notes.Add($"The push deleted the {Kind(old)} '{VisibleText.Of(name)}'; what runs of it stays as it is.");
                    break;
                default:
                    return Refused(RevisionRefusal.Usage(
                        "--push: a change of this push names no branch and no tag, so the body is not whole. Pass it on as it came."));
            }
        }

        return builds.Count > MostBranches
            ? Refused(RevisionRefusal.Policy(
                $"The push moved {builds.Count} branches, and at most {MostBranches} are delivered for one push. Deliver each that is meant: --branch BRANCH."))
            : (new PushedBranches(repository, builds.ToImmutable(), notes.ToImmutable()), null);
    }

    private static string? Problem(string branch, string? commit) =>
        BranchNameRule.Problem(branch) is { } illegal ? $"names a branch that cannot be: {illegal}"
        : commit is null || !CommitHash.IsFull(commit) ? $"says no full commit hash of '{branch}'"
        : null;

    private static CiBuild Build(BitbucketPushActor? actor, string branch, string commit, string? page) =>
        new(Provider, commit.ToLowerInvariant(), GitReference.Branch(branch), Trigger.Push)
        {
            Verb = "tells of",
            Actor = (actor?.Nickname ?? actor?.DisplayName ?? actor?.Uuid) is { } name ? VisibleText.Of(name) : null,
            BuildUrl = CiVariables.Link(page),
        };

    private static string Kind(BitbucketPushReference reference) => reference.Type switch
    {
        "branch" => "branch",
        "tag" or "annotated_tag" => "tag",
        "bookmark" => "bookmark",
        _ => "reference",
    };

    private static (PushedBranches?, RevisionRefusal?) Refused(RevisionRefusal refusal) => (null, refusal);
}
