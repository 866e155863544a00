using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The private space that an app runs in.</summary>
internal sealed record AppSpace
{
    /// <summary>The identifier of the space, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>Whether it is a shielded one, for data under special protection.</summary>
    public bool Shield { get; init; }
}
