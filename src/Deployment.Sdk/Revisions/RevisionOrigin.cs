namespace Deployment.Sdk.Revisions;

/// <summary>Where a revision was read from.</summary>
/// <param name="Name">The name of the CI provider, such as <c>GitHub Actions</c>, or <c>git</c>.</param>
internal sealed record RevisionOrigin(string Name)
{
    /// <summary>The repository on this machine, and the options that the user gave.</summary>
    public static RevisionOrigin Git { get; } = new("git");

    public bool IsCi => this != Git;

    public override string ToString() => Name;
}
