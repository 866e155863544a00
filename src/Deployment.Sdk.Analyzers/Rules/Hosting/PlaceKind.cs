namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>What kind of part of an entry a place is.</summary>
internal enum PlaceKind
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The argument with the branch pattern.</summary>
    Pattern,

    /// <summary>An argument by name.</summary>
    Argument,

    /// <summary>An element of an argument that is an array.</summary>
    Element,

    /// <summary>A type argument.</summary>
    TypeArgument,

    /// <summary>A member of the class.</summary>
    Member,
}
