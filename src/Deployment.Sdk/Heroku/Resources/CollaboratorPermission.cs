using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Something that a collaborator may do.</summary>
internal sealed record CollaboratorPermission
{
    /// <summary>One of <c>view</c>, <c>deploy</c>, <c>operate</c>, <c>manage</c>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>What that means, for people.</summary>
    [AllowNull]
    public string Description { get; init => field = value ?? field; } = "";
}
