namespace Deployment.Sdk.Plans;

/// <summary>Decides where a branch goes. Generated code implements it as comparisons over the branch's characters.</summary>
/// <param name="branch">The short branch name, such as <c>feature/search</c>, without <c>refs/heads/</c>.</param>
public delegate Resolution RouteResolver(ReadOnlySpan<char> branch);
