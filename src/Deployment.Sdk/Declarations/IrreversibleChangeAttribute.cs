namespace Deployment.Sdk;

/// <summary>
/// Files whose changes cannot be undone by running older code, such as migrations that drop a column. A rollback of the environment,
/// by hand or after a failed smoke test, is refused where a commit in between touched one of them: what helps is a fix forward.
/// Repeat it for more files.
/// </summary>
/// <param name="files">A path pattern in git's <c>:(glob)</c> syntax, such as <c>**/migrations/**</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IrreversibleChangeAttribute(string files) : Attribute
{
    /// <summary>The path pattern.</summary>
    public string Files { get; } = files ?? "";

    /// <summary>Why older code cannot run after it, for the person who wants to roll back; null says nothing.</summary>
    public string? Reason { get; init; }
}
