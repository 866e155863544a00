using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Somebody who may work on an app: <c>GET /apps/{app}/collaborators</c>.</summary>
internal sealed record Collaborator
{
    /// <summary>The identifier of the collaborator, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The app.</summary>
    public Reference? App { get; init; }

    /// <summary>Who it is.</summary>
    public CollaboratorUser? User { get; init; }

    /// <summary>What they are in the team, such as <c>admin</c> or <c>member</c>; null outside of a team.</summary>
    public string? Role { get; init; }

    /// <summary>What they may do; empty for a personal app.</summary>
    [AllowNull]
    public IReadOnlyList<CollaboratorPermission> Permissions { get; init => field = value ?? field; } = [];

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
