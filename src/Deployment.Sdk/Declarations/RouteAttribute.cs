namespace Deployment.Sdk;

/// <summary>Sends the branches that a pattern matches to an environment.</summary>
/// <typeparam name="TEnvironment">A class with an <see cref="EnvironmentAttribute"/>.</typeparam>
/// <param name="pattern">
/// A branch pattern over short branch names, ordinal and case-sensitive: <c>*</c> is one or more characters without <c>/</c>,
/// <c>**</c> crosses <c>/</c>, <c>?</c> is one character other than <c>/</c>, <c>{slot}</c> is one part that must equal a
/// declared slot of the environment. Of two routes that match, the one whose branches are contained in the other's wins.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RouteAttribute<TEnvironment>(string pattern) : Attribute
{
    /// <summary>The branch pattern.</summary>
    public string Pattern { get; } = pattern;
}
