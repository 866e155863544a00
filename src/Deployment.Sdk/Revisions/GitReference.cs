namespace Deployment.Sdk.Revisions;

/// <summary>What a delivery was started for.</summary>
/// <param name="Kind">What the name stands for.</param>
/// <param name="Name">The short name: <c>feature/search</c>, <c>v1.2</c> or a pull request's number; null when unknown.</param>
internal sealed record GitReference(GitReferenceKind Kind, string? Name)
{
    public static GitReference Unknown { get; } = new(GitReferenceKind.Unknown, null);

    public static GitReference Branch(string name) => new(GitReferenceKind.Branch, name);

    public static GitReference Tag(string name) => new(GitReferenceKind.Tag, name);
}
