namespace Deployment.Sdk.Plans.Proofs;

/// <summary>A way on which a branch that is not stable reaches production.</summary>
/// <param name="Route">The index of the route that it starts with.</param>
/// <param name="Branch">The shortest such branch.</param>
/// <param name="Environments">The names of the environments on the way, the production environment last.</param>
internal sealed record UnstablePath(int Route, string Branch, IReadOnlyList<string> Environments)
{
    /// <summary>The way as people write it: <c>feature/a -> UAT -> LIVE</c>.</summary>
    public override string ToString() => $"{Branch} -> {string.Join(" -> ", Environments)}";
}
