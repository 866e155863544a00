namespace Deployment.Sdk;

/// <summary>Sends the branches that a pattern matches to an environment.</summary>
/// <typeparam name="TEnvironment">A class with an <see cref="EnvironmentAttribute"/>.</typeparam>
/// <param name="pattern">
/// A branch pattern over short branch names, ordinal and case-sensitive: <c>*</c> is one or more characters without <c>/</c>,
/// <c>**</c> crosses <c>/</c>, <c>?</c> is one character other than <c>/</c>, <c>{slot}</c> is one part that must equal a
/// declared slot of the environment. No wildcard stands for nothing: <c>a/**</c> is neither <c>a</c> nor <c>a/</c>, and
/// <c>**/x</c> is <c>a/x</c> and <c>a/b/x</c> but not <c>x</c>; <c>**</c> alone is every branch. Of two routes that match, the one whose branches are contained in the other's wins.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RouteAttribute<TEnvironment>(string pattern) : Attribute
{
    /// <summary>The branch pattern.</summary>
    public string Pattern { get; } = pattern ?? "";
}
